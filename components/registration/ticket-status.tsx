import { useTranslations } from "next-intl"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { routes } from "#lib/kernel/routes.ts"
import { ticketPage } from "#lib/registration/page.ts"

const { filled, when, whenPresent } = ticketPage

/** What became of the registration after it was made, or that there is none. */
export function TicketStatus() {
  const t = useTranslations("ticket")
  return (
    <>
      <div {...when("view", "unknown")}>
        {/* One neutral answer for every code that opens nothing. */}
        <PageHeader title={t("notFound.title")} intro={t("notFound.text")} />
        <PlainButtonLink href={routes.lookup}>{t("notFound.action")}</PlainButtonLink>
      </div>
      <div {...when("view", "cancelled")}>
        <PageHeader title={t("cancelled.title")} intro={t("cancelled.text")} />
        <PlainButtonLink href={filled.registration}>{t("cancelled.again")}</PlainButtonLink>
      </div>
      <StatusNotice tone="success" status="checked_in" />
      <StatusNotice tone="success" status="vaccinated" />
      <StatusNotice tone="warning" status="deferred" />
      <StatusNotice tone="warning" status="no_show" />
      <div {...when("problem", "not_cancellable")}>
        <Notice tone="warning">
          <p>{t("cancel.not_cancellable")}</p>
        </Notice>
      </div>
    </>
  )
}

interface StatusNoticeProps {
  tone: "success" | "warning"
  status: "checked_in" | "vaccinated" | "deferred" | "no_show"
}

function StatusNotice({ tone, status }: StatusNoticeProps) {
  const t = useTranslations(`ticket.${status}`)
  return (
    <div {...when("view", status)}>
      <Notice tone={tone} title={t("title")}>
        {t("text")}
      </Notice>
    </div>
  )
}

/** Leads to the form for the next of a family, while their pass lasts. */
export function NextOfFamily() {
  const t = useTranslations("ticket.next")
  return (
    <div
      {...whenPresent("turnSeats")}
      className="rounded-md border-2 border-brand bg-brand-tint p-4 print:hidden"
    >
      <p className="mb-2">{t("text", { until: filled.turnUntil })}</p>
      <PlainButtonLink href={filled.registration}>{t("link", { seats: filled.turnSeats })}</PlainButtonLink>
    </div>
  )
}
