import { useLocale, useTranslations } from "next-intl"
import { Countdown } from "#components/campaign/countdown.tsx"
import { useCountdownWords } from "#components/campaign/use-countdown-words.ts"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { AsOf } from "#components/quota/as-of.tsx"
import { Button } from "#components/ui/button.tsx"
import { formatDate, formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { own } from "./page-placeholders.ts"
import { audiences } from "./states.ts"

interface TicketStubProps {
  status: WaitingStatus
  now: Date
}

/** The number as a slip of paper: what it is above the perforation, how it stands below. */
export function TicketStub({ status, now }: TicketStubProps) {
  const t = useTranslations("waiting")
  return (
    <div className="rounded-lg border border-line bg-surface shadow-sheet">
      <div className="p-5 sm:p-7">
        {audiences.map((audience) => (
          <p key={audience} data-of={audience} className="float-right ml-4 text-sm font-semibold text-brand">
            {t(`audiences.${audience}`)}
          </p>
        ))}
        <p className="eyebrow">{t("ticket.number")}</p>
        <p data-out="number_text" className="figures text-4xl font-bold">
          {own.numberText}
        </p>
        <p className="text-ink-soft">
          {t.rich("ticket.seats", { seats: () => <span data-out="seats">{own.seats}</span> })}
        </p>
      </div>
      <div className="border-t-2 border-dashed border-line p-5 sm:p-7">
        <div data-when="waiting paused">
          <Standing asOf={new Date(status.asOf)} />
        </div>
        <div data-when="lobby">
          <Lobby opensAt={new Date(status.opensAt)} now={now} />
        </div>
        <div data-when="turn">
          <p className="text-lg font-semibold">{t("ticket.turn.text")}</p>
          <form method="post" action={routes.enter} data-enter className="mt-4">
            <Button type="submit" size="large" wide>
              {t("ticket.turn.enter")}
            </Button>
          </form>
        </div>
        {(["full", "only_held", "closed"] as const).map((state) => (
          <div key={state} data-when={state}>
            <p>{t(`ticket.${state}`)}</p>
          </div>
        ))}
        <div data-when="full only_held closed">
          <Ways />
        </div>
      </div>
    </div>
  )
}

/** The way to the turn. The values stand close together, in as little markup as can be. */
function Standing({ asOf }: { asOf: Date }) {
  const t = useTranslations("waiting.ticket")
  return (
    <>
      <p data-when="paused">{t("paused")}</p>
      <div data-when="waiting">
        <p data-told="no-minutes" className="text-xl font-bold">
          {t("noMinutes")}
        </p>
        <p data-told="minutes" className="figures text-xl font-bold">
          {t.rich("minutes", { minutes: () => <span data-out="minutes">{own.minutes}</span> })}
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
        <dd data-out="ahead">{own.ahead}</dd>
        <dt>{t("position")}</dt>
        <dd data-out="position_text">{own.positionText}</dd>
        <dt>{t("left")}</dt>
        <dd data-out="places_left">{own.placesLeft}</dd>
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
