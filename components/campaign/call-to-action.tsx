import { useLocale, useTranslations } from "next-intl"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { formatDate, formatTime } from "#lib/kernel/format.ts"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import { Countdown } from "./countdown.tsx"
import type { PublicState } from "./public-state.ts"
import { useCountdownWords } from "./use-countdown-words.ts"

interface CallToActionProps {
  state: PublicState
  /** The waiting room before the opening: since when numbers are given, and whether they are. */
  lobby: { opensAt: Date; isOpen: boolean }
  now: Date
}

/** The state of the campaign and the one thing to do about it, as the stub of a ticket. */
export function CallToAction({ state, lobby, now }: CallToActionProps) {
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
          <StateText state={state} lobby={lobby} />
        </p>
        {state.kind === "not_open" && <OpeningCountdown opensAt={state.opensAt} now={now} />}
      </div>
      <div className="flex flex-col justify-center gap-2 border-t-2 border-dashed border-line p-5 sm:min-w-72 sm:border-t-0 sm:border-l-2 sm:p-7">
        <StateAction state={state} lobby={lobby} />
      </div>
    </section>
  )
}

function StateText({ state, lobby }: Omit<CallToActionProps, "now">) {
  const locale = useLocale()
  const t = useTranslations("home.state")
  switch (state.kind) {
    case "not_open":
      return lobby.isOpen
        ? t("not_open.lobby", {
            date: formatDate(state.opensAt, locale),
            time: formatTime(state.opensAt, locale),
          })
        : t("not_open.text", {
            ...{ date: formatDate(state.opensAt, locale), time: formatTime(state.opensAt, locale) },
            ...{ lobbyDate: formatDate(lobby.opensAt, locale), lobbyTime: formatTime(lobby.opensAt, locale) },
          })
    case "open":
      return t("open.text", {
        date: formatDate(state.closesAt, locale),
        time: formatTime(state.closesAt, locale),
      })
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

function StateAction({ state, lobby }: Omit<CallToActionProps, "now">) {
  const t = useTranslations("home")
  const lookup = <TextLink href={routes.lookup}>{t("already")}</TextLink>
  switch (state.kind) {
    case "open":
    case "residents_full":
      return (
        <>
          <PlainButtonLink href={routes.registration} wide>
            {t(`state.${state.kind}.action`)}
          </PlainButtonLink>
          {state.kind === "residents_full" && (
            <TextLink href={withQuery(routes.waiting, { line: "resident" })}>
              {t("state.residents_full.wait")}
            </TextLink>
          )}
          {lookup}
        </>
      )
    case "not_open":
      return lobby.isOpen ? (
        <PlainButtonLink href={routes.waiting} wide>
          {t("state.not_open.enterLobby")}
        </PlainButtonLink>
      ) : (
        <PlainButtonLink href="#persiapan" variant="secondary" wide>
          {t("state.not_open.action")}
        </PlainButtonLink>
      )
    case "only_held":
    case "full":
      return (
        <>
          <PlainButtonLink href={routes.waiting} variant="secondary" wide>
            {t(`state.${state.kind}.action`)}
          </PlainButtonLink>
          {lookup}
        </>
      )
    case "paused":
      return lookup
    case "closed":
      return (
        <PlainButtonLink href={routes.lookup} variant="secondary" wide>
          {t("state.closed.action")}
        </PlainButtonLink>
      )
    default:
      return state satisfies never
  }
}

function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="touch text-link inline-flex items-center justify-center">
      {children}
    </a>
  )
}

function OpeningCountdown({ opensAt, now }: { opensAt: Date; now: Date }) {
  const t = useTranslations("home.countdown")
  const words = useCountdownWords({ label: t("label"), done: t("done"), reload: t("reload") })
  return <Countdown until={opensAt} now={now} words={words} href={routes.registration} />
}
