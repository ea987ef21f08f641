import Link from "next/link"
import { useTranslations } from "next-intl"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { formatDate, formatTime } from "#lib/kernel/wib.ts"
import { Countdown } from "./countdown.tsx"
import type { PublicState } from "./public-state.ts"

/** The state of the campaign and the one thing to do about it, as the stub of a ticket. */
export function CallToAction({ state, now }: { state: PublicState; now: Date }) {
  const t = useTranslations("home")
  return (
    <section
      aria-labelledby="keadaan"
      className="rounded-lg border border-line bg-surface shadow-sheet sm:grid sm:grid-cols-[1fr_auto]"
    >
      <div className="p-5 sm:p-7">
        <h2 id="keadaan" className="text-xl sm:text-2xl">
          {t(`state.${state.kind}.title`)}
        </h2>
        <p className="mt-2 max-w-xl text-ink-soft">
          <StateText state={state} />
        </p>
        {state.kind === "not_open" && <OpeningCountdown opensAt={state.opensAt} now={now} />}
      </div>
      <div className="flex flex-col justify-center gap-2 border-t-2 border-dashed border-line p-5 sm:min-w-72 sm:border-t-0 sm:border-l-2 sm:p-7">
        <StateAction state={state} />
      </div>
    </section>
  )
}

function StateText({ state }: { state: PublicState }) {
  const t = useTranslations("home.state")
  switch (state.kind) {
    case "not_open":
      return t("not_open.text", { date: formatDate(state.opensAt), time: formatTime(state.opensAt) })
    case "open":
      return t("open.text", { date: formatDate(state.closesAt), time: formatTime(state.closesAt) })
    case "residents_full":
    case "paused":
    case "only_held":
    case "full":
    case "closed":
      return t(`${state.kind}.text`)
    default:
      return state satisfies never
  }
}

function StateAction({ state }: { state: PublicState }) {
  const t = useTranslations("home")
  const lookup = (
    <Link href="/cek" prefetch={false} className="touch text-link inline-flex items-center justify-center">
      {t("already")}
    </Link>
  )
  switch (state.kind) {
    case "open":
    case "residents_full":
      return (
        <>
          <ButtonLink href="/daftar" size="large" wide>
            {t(`state.${state.kind}.action`)}
          </ButtonLink>
          {lookup}
        </>
      )
    case "not_open":
      return (
        <ButtonLink href="#persiapan" variant="secondary" size="large" wide>
          {t("state.not_open.action")}
        </ButtonLink>
      )
    case "only_held":
    case "full":
      return (
        <>
          <ButtonLink href="/kuota" variant="secondary" size="large" wide>
            {t(`state.${state.kind}.action`)}
          </ButtonLink>
          {lookup}
        </>
      )
    case "paused":
      return lookup
    case "closed":
      return (
        <ButtonLink href="/cek" variant="secondary" size="large" wide>
          {t("state.closed.action")}
        </ButtonLink>
      )
    default:
      return state satisfies never
  }
}

function OpeningCountdown({ opensAt, now }: { opensAt: Date; now: Date }) {
  const t = useTranslations("home.countdown")
  return (
    <Countdown
      until={opensAt.getTime()}
      serverNow={now.getTime()}
      words={{
        label: t("label"),
        days: t("days"),
        hours: t("hours"),
        minutes: t("minutes"),
        seconds: t("seconds"),
        done: t("done"),
        reload: t("reload"),
      }}
    />
  )
}
