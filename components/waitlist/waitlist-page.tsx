import { useTranslations } from "next-intl"
import { PageBody } from "#components/layout/page-body.tsx"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { useSendingWords } from "#components/registration/script-words.ts"
import { Badge } from "#components/ui/badge.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Tone } from "#components/ui/tone.ts"
import { routes, ticketPath, withQuery } from "#lib/kernel/routes.ts"
import { waitlistPage, waitlistRows } from "#lib/waitlist/page.ts"
import type { WaitlistStatus } from "#lib/waitlist/types.ts"
import { WithdrawForm } from "./withdraw-form.tsx"

const tones: Record<WaitlistStatus, Tone | "neutral"> = {
  waiting: "info",
  registered: "success",
  already_registered: "success",
  withdrawn: "neutral",
  closed: "neutral",
}

const { filled, when, whenEmpty, whenPresent } = waitlistPage
/** One for all rows: their words are the same. */
const css = waitlistPage.css + (waitlistRows[0]?.css ?? "")

/**
 * Everything that `/daftar-tunggu` can say: where a number stands on the waiting list, and what became of each form that
 * was left with it. What shows is decided by what is filled in (`lib/waitlist/page.ts`).
 */
export function WaitlistPage() {
  const t = useTranslations("waitlist.status")
  return (
    <PageBody width="reading">
      <style>{css}</style>
      <div
        {...waitlistPage.root()}
        data-page="waitlist"
        data-words={JSON.stringify(useSendingWords("waitlist.status.withdraw.sending"))}
        className="space-y-6"
      >
        <h1 {...whenPresent("someWaiting")} className="text-2xl sm:text-3xl">
          {t("title.waiting")}
        </h1>
        <h1 {...whenEmpty("someWaiting")} className="text-2xl sm:text-3xl">
          {t("title.settled")}
        </h1>
        <div {...when("problem", "not_waiting")} role="status">
          <Notice tone="warning">{t("withdraw.not_waiting")}</Notice>
        </div>
        <Standing />
        <div {...whenPresent("someRegistered")}>
          <Notice tone="success">{t("what.registered")}</Notice>
        </div>
        <div {...whenPresent("someWaiting")}>
          <Notice>{t("what.waiting")}</Notice>
        </div>
        <div {...whenPresent("someClosed")}>
          <Notice>{t("what.closed")}</Notice>
        </div>
        <div {...whenPresent("allEnded")}>
          <Notice>{t("what.ended")}</Notice>
        </div>
        <section>
          <h2 className="text-xl">{t("people")}</h2>
          <ol className="mt-3 space-y-3">
            {waitlistRows.map((row, index) => (
              <Row key={row.filled.entry} row={row} nth={index + 1} />
            ))}
          </ol>
        </section>
        <Ways />
      </div>
    </PageBody>
  )
}

function Standing() {
  const t = useTranslations("waitlist.status")
  const common = useTranslations("common")
  return (
    <section className="rounded-lg border border-line bg-surface shadow-sheet">
      <div className="p-5 sm:p-7">
        <p className="eyebrow">{t("number")}</p>
        <p className="figures text-4xl font-bold">{filled.numberText}</p>
      </div>
      <div {...whenPresent("someWaiting")} className="border-t-2 border-dashed border-line p-5 sm:p-7">
        <dl className="figures mb-2 grid grid-cols-[1fr_auto] [&>*]:border-b [&>*]:border-line [&>*]:py-2 [&>dd]:text-right [&>dd]:text-lg [&>dd]:font-bold">
          <dt>{t("ahead")}</dt>
          <dd>{filled.numbersAhead}</dd>
          <dt>{t("left")}</dt>
          <dd>{filled.placesLeft}</dd>
        </dl>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="figures text-sm text-ink-soft">{common("asOf", { time: filled.asOf })}</p>
          <a href={routes.waitlist} className="touch text-link inline-flex items-center">
            {t("reload")}
          </a>
        </div>
      </div>
    </section>
  )
}

function Row({ row, nth }: { row: (typeof waitlistRows)[number]; nth: number }) {
  const t = useTranslations("waitlist.status")
  return (
    <li
      {...row.root()}
      {...row.whenPresent("entry")}
      className="rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 font-semibold wrap-anywhere">
          {/* Of a form that was erased the name is gone. */}
          <span {...row.when("status", "waiting", "registered")}>{row.filled.name}</span>
          <span {...row.when("status", "already_registered", "withdrawn", "closed")}>
            {t("person", { nth: String(nth) })}
          </span>
        </p>
        {row.choices.status.map((status) => (
          <div key={status} {...row.when("status", status)}>
            <Badge tone={tones[status]}>{t(`as.${status}`)}</Badge>
          </div>
        ))}
      </div>
      <div {...row.when("status", "registered")}>
        <p className="mt-3">
          <PlainButtonLink href={ticketPath(row.filled.ticketCode)}>{t("ticket")}</PlainButtonLink>
        </p>
      </div>
      <div {...row.when("status", "waiting")}>
        <WithdrawForm entry={row.filled.entry} />
      </div>
    </li>
  )
}

function Ways() {
  const t = useTranslations("waitlist.status")
  return (
    <div className="space-y-4 border-t border-line pt-6">
      <div {...whenPresent("seatsLeft")}>
        <p>{t("moreText", { seats: filled.seatsLeft })}</p>
        <div className="mt-3">
          <PlainButtonLink href={routes.waitlistForm} variant="secondary">
            {t("more")}
          </PlainButtonLink>
        </div>
      </div>
      <div className="flex flex-wrap gap-3">
        <PlainButtonLink href={routes.lookup} variant="secondary">
          {t("lookup")}
        </PlainButtonLink>
        <PlainButtonLink href={withQuery(routes.waiting, { line: filled.line })} variant="secondary">
          {t("newNumber")}
        </PlainButtonLink>
      </div>
    </div>
  )
}
