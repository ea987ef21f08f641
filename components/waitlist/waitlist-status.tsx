import { useTranslations } from "next-intl"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { AsOf } from "#components/quota/as-of.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Tone } from "#components/ui/tone.ts"
import { formatNumber } from "#lib/kernel/wib.ts"
import type { WaitlistStatus as Status, WaitlistPerson, WaitlistView } from "#lib/waitlist/types.ts"
import { WithdrawForm } from "./withdraw-form.tsx"

const tones: Record<Status, Tone | "neutral"> = {
  waiting: "info",
  registered: "success",
  already_registered: "success",
  withdrawn: "neutral",
  closed: "neutral",
}

/** Where a number stands on the waiting list, and what became of each form that was left with it. */
export function WaitlistStatus({ view }: { view: WaitlistView }) {
  const t = useTranslations("waitlist.status")
  return (
    <div className="space-y-6">
      <section className="rounded-lg border border-line bg-surface shadow-sheet">
        <div className="p-5 sm:p-7">
          <p className="eyebrow">{t("number")}</p>
          <p className="figures text-4xl font-bold">{formatNumber(view.ticket.number)}</p>
        </div>
        {view.ahead !== null && (
          <div className="border-t-2 border-dashed border-line p-5 sm:p-7">
            <dl className="figures mb-2 grid grid-cols-[1fr_auto] [&>*]:border-b [&>*]:border-line [&>*]:py-2 [&>dd]:text-right [&>dd]:text-lg [&>dd]:font-bold">
              <dt>{t("numbersAhead")}</dt>
              <dd>{formatNumber(view.ahead.numbers)}</dd>
              <dt>{t("formsAhead")}</dt>
              <dd>{formatNumber(view.ahead.forms)}</dd>
              <dt>{t("left")}</dt>
              <dd>{formatNumber(view.placesLeft)}</dd>
            </dl>
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <AsOf moment={view.asOf} />
              <a href="/daftar-tunggu" className="touch text-link inline-flex items-center">
                {t("reload")}
              </a>
            </div>
          </div>
        )}
      </section>
      {happened(view.people).map((what) => (
        <Notice key={what} tone={what === "registered" ? "success" : "info"}>
          {t(`what.${what}`)}
        </Notice>
      ))}
      <section>
        <h2 className="text-xl">{t("people")}</h2>
        <ol className="mt-3 space-y-3">
          {view.people.map((person, n) => (
            <Person key={person.id} person={person} nth={n + 1} />
          ))}
        </ol>
      </section>
      <Ways view={view} />
    </div>
  )
}

/** What is to be said of all of them, most important first. */
function happened(people: readonly WaitlistPerson[]): ("registered" | "waiting" | "closed" | "ended")[] {
  const has = (status: Status) => people.some((one) => one.status === status)
  const said = (["registered", "waiting", "closed"] as const).filter(has)
  return said.length > 0 ? said : ["ended"]
}

function Person({ person, nth }: { person: WaitlistPerson; nth: number }) {
  const t = useTranslations("waitlist.status")
  const { id, name, status, ticketCode } = person
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 font-semibold wrap-anywhere">{name ?? t("person", { nth: String(nth) })}</p>
        <Badge tone={tones[status]}>{t(`as.${status}`)}</Badge>
      </div>
      {ticketCode && (
        <p className="mt-3">
          <PlainButtonLink href={`/tiket/${ticketCode}`}>{t("ticket")}</PlainButtonLink>
        </p>
      )}
      {status === "waiting" && <WithdrawForm entryId={id} />}
    </li>
  )
}

function Ways({ view: { seatsLeft, phase, ticket } }: { view: WaitlistView }) {
  const t = useTranslations("waitlist.status")
  const isOver = phase === "closed"
  return (
    <div className="space-y-4 border-t border-line pt-6">
      {seatsLeft > 0 && !isOver && (
        <div className="space-y-3">
          <p>{t("moreText", { seats: String(seatsLeft) })}</p>
          <PlainButtonLink href="/daftar-tunggu/formulir" variant="secondary">
            {t("more")}
          </PlainButtonLink>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <PlainButtonLink href="/cek" variant="secondary">
          {t("lookup")}
        </PlainButtonLink>
        {!isOver && (
          <PlainButtonLink href={`/antre?jalur=${ticket.audience}`} variant="secondary">
            {t("newNumber")}
          </PlainButtonLink>
        )}
      </div>
    </div>
  )
}
