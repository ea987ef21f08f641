import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { PageBody } from "#components/layout/page-body.tsx"
import { SignInForm } from "#components/staff/sign-in-form.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { queryNames } from "#lib/kernel/routes.ts"
import { loadSignedInStaff } from "#lib/staff/loaders.ts"
import { destination, PASSWORD_PAGE } from "#lib/staff/rules.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.signIn")
  return { title: t("title"), robots: { index: false } }
}

/** The sign-in page of staff. People who are signed in already are redirected. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const query = await searchParams
  const returnTo = query[queryNames.returnTo]
  const asked = typeof returnTo === "string" ? returnTo : ""
  const staff = await loadSignedInStaff()
  if (staff) redirect(staff.mustChangePassword ? PASSWORD_PAGE : destination(asked, staff.role))

  const t = await getTranslations("staff.signIn")
  return (
    <PageBody width="reading">
      <div className="mx-auto max-w-md">
        <PageHeader title={t("title")} intro={t("intro")} />
        {query[queryNames.signedOut] !== undefined && (
          <Notice tone="success" className="mb-5">
            {t("signedOut")}
          </Notice>
        )}
        <Panel>
          <SignInForm asked={asked} />
        </Panel>
      </div>
    </PageBody>
  )
}
