import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { PageBody } from "#components/layout/page-body.tsx"
import { PasswordForm } from "#components/staff/password-form.tsx"
import { SignOutButton } from "#components/staff/sign-out-button.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { requireAccount } from "#lib/staff/loaders.ts"
import { MIN_PASSWORD } from "#lib/staff/rules.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.password")
  return { title: t("title"), robots: { index: false } }
}

export default async function PasswordPage() {
  const { staff } = await requireAccount()
  const t = await getTranslations("staff.password")
  return (
    <PageBody width="reading">
      <div className="mx-auto max-w-md space-y-5">
        <PageHeader title={t("title")} intro={t("intro")} />
        {staff.mustChangePassword && <Notice tone="warning">{t("mustChange")}</Notice>}
        <Panel>
          <PasswordForm username={staff.username} oneTime={staff.mustChangePassword} />
        </Panel>
        <Panel title={t("rulesTitle")}>
          <ul className="list-disc space-y-1 pl-5">
            <li>{t("rules.length", { shortest: String(MIN_PASSWORD) })}</li>
            <li>{t("rules.username")}</li>
            <li>{t("rules.unique")}</li>
          </ul>
        </Panel>
        {staff.mustChangePassword ? (
          <SignOutButton />
        ) : (
          <ButtonLink href={staffRoutes.signIn} variant="quiet">
            {t("back")}
          </ButtonLink>
        )}
      </div>
    </PageBody>
  )
}
