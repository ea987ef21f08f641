import { useTranslations } from "next-intl"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import type { RegistrationStatus } from "#lib/registration/types.ts"

/** What has become of the registration, when it is more than registered. */
export function TicketStatus({ status }: { status: RegistrationStatus }) {
  const t = useTranslations("ticket")
  switch (status) {
    case "registered":
      return null
    case "cancelled":
      return (
        <div>
          <PageHeader title={t("cancelled.title")} intro={t("cancelled.text")} />
          <ButtonLink href="/daftar">{t("cancelled.again")}</ButtonLink>
        </div>
      )
    case "checked_in":
    case "vaccinated":
      return <StatusNotice tone="success" status={status} />
    case "deferred":
    case "no_show":
      return <StatusNotice tone="warning" status={status} />
    default:
      return status satisfies never
  }
}

function StatusNotice({
  tone,
  status,
}: {
  tone: "success" | "warning"
  status: "checked_in" | "vaccinated" | "deferred" | "no_show"
}) {
  const t = useTranslations(`ticket.${status}`)
  return (
    <Notice tone={tone} title={t("title")}>
      {t("text")}
    </Notice>
  )
}
