import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { PageBody } from "#components/layout/page-body.tsx"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Tone } from "#components/ui/tone.ts"
import { routes, ticketPath, withQuery } from "#lib/kernel/routes.ts"
import type { WaitlistStatus } from "#lib/waitlist/types.ts"
import { messages } from "#messages/id/catalogue.ts"
import { own, rows, summaries, waitlistStatuses } from "./status-placeholders.ts"
import { WithdrawForm } from "./withdraw-form.tsx"

const tones: Record<WaitlistStatus, Tone | "neutral"> = {
  waiting: "info",
  registered: "success",
  already_registered: "success",
  withdrawn: "neutral",
  closed: "neutral",
}

/** Attributes of the root, and of each row, say which of it shows. */
const statesCss = [
  "[data-is],[data-said-of],[data-told],[data-as],[data-entry=''],[data-more='']{display:none}",
  `${[
    "[data-waiting=yes] [data-is=waiting]",
    "[data-waiting=''] [data-is=settled]",
    ...summaries.map((said) => `[data-said~=${said}] [data-said-of=${said}]`),
    "[data-problem=not_waiting] [data-told=not_waiting]",
    ...waitlistStatuses.map((status) => `[data-status=${status}] [data-as~=${status}]`),
  ].join()}{display:block}`,
].join("")

/**
 * Everything that `/daftar-tunggu` can say, for everybody: where a number stands on the waiting list, and what became of
 * each form that was left with it.
 */
export function WaitlistPage() {
  const t = useTranslations("waitlist.status")
  return (
    <PageBody width="reading">
      <style>{statesCss}</style>
      <div
        data-tunggu
        data-waiting={own.waiting}
        data-said={own.said}
        data-problem={own.problem}
        data-words={JSON.stringify(messages.waitlist.status.withdraw.sending)}
        className="space-y-6"
      >
        {(["waiting", "settled"] as const).map((is) => (
          <h1 key={is} data-is={is} className="text-2xl sm:text-3xl">
            {t(`title.${is}`)}
          </h1>
        ))}
        <div data-told="not_waiting" role="status">
          <Notice tone="warning">{t("withdraw.not_waiting")}</Notice>
        </div>
        <Standing />
        {summaries.map((said) => (
          <div key={said} data-said-of={said}>
            <Notice tone={said === "registered" ? "success" : "info"}>{t(`what.${said}`)}</Notice>
          </div>
        ))}
        <section>
          <h2 className="text-xl">{t("people")}</h2>
          <ol className="mt-3 space-y-3">
            {rows.map((row) => (
              <Row key={row.nth} {...row} />
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
        <p className="figures text-4xl font-bold">{own.number}</p>
      </div>
      <div data-is="waiting" className="border-t-2 border-dashed border-line p-5 sm:p-7">
        <dl className="figures mb-2 grid grid-cols-[1fr_auto] [&>*]:border-b [&>*]:border-line [&>*]:py-2 [&>dd]:text-right [&>dd]:text-lg [&>dd]:font-bold">
          <dt>{t("ahead")}</dt>
          <dd>{own.numbersAhead}</dd>
          <dt>{t("left")}</dt>
          <dd>{own.placesLeft}</dd>
        </dl>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="figures text-sm text-ink-soft">{common("asOf", { time: own.asOf })}</p>
          <a href={routes.waitlist} className="touch text-link inline-flex items-center">
            {t("reload")}
          </a>
        </div>
      </div>
    </section>
  )
}

function Row({ nth, status, entry, name, ticket }: (typeof rows)[number]) {
  const t = useTranslations("waitlist.status")
  const as = (of: WaitlistStatus, children: ReactNode) => (
    <div key={of} data-as={of}>
      {children}
    </div>
  )
  return (
    <li data-entry={entry} data-status={status} className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 font-semibold wrap-anywhere">
          {/* A form that is destroyed has no name any more. */}
          <span data-as="waiting registered">{name}</span>
          <span data-as="already_registered withdrawn closed">{t("person", { nth: String(nth) })}</span>
        </p>
        {waitlistStatuses.map((of) => as(of, <Badge tone={tones[of]}>{t(`as.${of}`)}</Badge>))}
      </div>
      <div data-as="registered">
        <p className="mt-3">
          <PlainButtonLink href={ticketPath(ticket)}>{t("ticket")}</PlainButtonLink>
        </p>
      </div>
      {as("waiting", <WithdrawForm entry={entry} />)}
    </li>
  )
}

function Ways() {
  const t = useTranslations("waitlist.status")
  return (
    <div className="space-y-4 border-t border-line pt-6">
      <div data-more={own.seatsLeft}>
        <p>{t("moreText", { seats: own.seatsLeft })}</p>
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
        <PlainButtonLink href={withQuery(routes.waiting, { line: own.audience })} variant="secondary">
          {t("newNumber")}
        </PlainButtonLink>
      </div>
    </div>
  )
}
