import { useLocale, useTranslations } from "next-intl"
import { Countdown } from "#components/campaign/countdown.tsx"
import { useCountdownWords } from "#components/campaign/use-countdown-words.ts"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { AsOf } from "#components/quota/as-of.tsx"
import { Button } from "#components/ui/button.tsx"
import { formatDate, formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"

const { choices, text, when, whenEmpty, whenPresent } = waitingPage

interface QueueNumberStubProps {
  status: WaitingStatus
  now: Date
}

/** The number as a slip of paper: what it is above the perforation, how it stands below. */
export function QueueNumberStub({ status, now }: QueueNumberStubProps) {
  const t = useTranslations("waiting")
  return (
    <div className="rounded-lg border border-line bg-surface shadow-sheet">
      <div className="p-5 sm:p-7">
        {choices.audience.map((audience) => (
          <p
            key={audience}
            {...when("audience", audience)}
            className="float-right ml-4 text-sm font-semibold text-brand"
          >
            {t(`audiences.${audience}`)}
          </p>
        ))}
        <p className="eyebrow">{t("ticket.number")}</p>
        <p {...text("numberText")} className="figures text-4xl font-bold" />
        <p className="text-ink-soft">
          {t.rich("ticket.seats", { seats: () => <span {...text("seats")} /> })}
        </p>
      </div>
      <div className="border-t-2 border-dashed border-line p-5 sm:p-7">
        <div {...when("state", "waiting", "paused")}>
          <Standing asOf={new Date(status.asOf)} />
        </div>
        <div {...when("state", "lobby")}>
          <Lobby opensAt={new Date(status.opensAt)} now={now} />
        </div>
        <div {...when("state", "turn")}>
          <p className="text-lg font-semibold">{t("ticket.turn.text")}</p>
          <form method="post" action={routes.enter} data-enter className="mt-4">
            <Button type="submit" size="large" wide>
              {t("ticket.turn.enter")}
            </Button>
          </form>
        </div>
        {(["full", "only_held", "closed"] as const).map((state) => (
          <div key={state} {...when("state", state)}>
            <p>{t(`ticket.${state}`)}</p>
          </div>
        ))}
        <div {...when("state", "full", "only_held", "closed")}>
          <Ways />
        </div>
      </div>
    </div>
  )
}

/** How far the turn is. The values stand close together: each cuts what can be compressed in one piece. */
function Standing({ asOf }: { asOf: Date }) {
  const t = useTranslations("waiting.ticket")
  return (
    <>
      <p {...when("state", "paused")}>{t("paused")}</p>
      <div {...when("state", "waiting")}>
        <p {...whenEmpty("minutes")} className="text-xl font-bold">
          {t("noMinutes")}
        </p>
        <p {...whenPresent("minutes")} className="figures text-xl font-bold">
          {t.rich("minutes", { minutes: () => <span {...text("minutes")} /> })}
        </p>
      </div>
      <progress
        data-progress
        hidden
        aria-label={t("progress")}
        className="mt-4 block h-3 w-full appearance-none overflow-hidden rounded-full border border-line bg-sunken [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-brand"
      />
      <dl className="figures mt-4 mb-2 grid grid-cols-[1fr_auto] border-t border-line [&>*]:border-b [&>*]:border-line [&>*]:py-2 [&>dd]:text-right [&>dd]:text-lg [&>dd]:font-bold">
        <dt>{t("ahead")}</dt>
        <dd {...text("ahead")} />
        <dt>{t("position")}</dt>
        <dd {...text("positionText")} />
        <dt>{t("left")}</dt>
        <dd {...text("placesLeft")} />
      </dl>
      <AsOf moment={asOf} />
    </>
  )
}

function Lobby({ opensAt, now }: { opensAt: Date; now: Date }) {
  const locale = useLocale()
  const t = useTranslations("waiting.ticket.lobby")
  const words = useCountdownWords({ label: t("countdown"), done: t("countdownDone"), reload: t("reload") })
  return (
    <>
      <p className="font-semibold">
        {t("text", { date: formatDate(opensAt, locale), time: formatTime(opensAt, locale) })}
      </p>
      <Countdown until={opensAt} now={now} words={words} href={routes.waiting} />
      <a href={routes.draw} className="touch text-link mt-2 inline-flex items-center">
        {t("link")}
      </a>
    </>
  )
}

function Ways() {
  const t = useTranslations("waiting.ways")
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      <PlainButtonLink href={routes.lookup} variant="secondary">
        {t("lookup")}
      </PlainButtonLink>
      <PlainButtonLink href={routes.quota} variant="secondary">
        {t("quota")}
      </PlainButtonLink>
    </div>
  )
}
