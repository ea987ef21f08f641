import "../staff.css"
import { useTranslations } from "next-intl"
import { PageBody } from "#components/layout/page-body.tsx"
import { PublicShell } from "#components/layout/public-shell.tsx"
import { SignOutButton } from "#components/staff/sign-out-button.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"

/** For staff who are signed in but are not administrators; status 403. */
export default function Forbidden() {
  const t = useTranslations("staff.forbidden")
  return (
    <PublicShell>
      <PageBody width="reading">
        <PageHeader title={t("title")} intro={t("text")} />
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={staffRoutes.desk}>{t("stadium")}</ButtonLink>
          <SignOutButton />
        </div>
      </PageBody>
    </PublicShell>
  )
}
