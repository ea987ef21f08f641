import { useTranslations } from "next-intl"
import { PageBody } from "#components/layout/page-body.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"

/** One neutral answer for every code that opens nothing. */
export default function TicketNotFound() {
  const t = useTranslations("ticket.notFound")
  return (
    <PageBody width="reading">
      <PageHeader title={t("title")} intro={t("text")} />
      <ButtonLink href="/cek">{t("action")}</ButtonLink>
    </PageBody>
  )
}
