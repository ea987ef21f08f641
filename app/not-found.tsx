import type { Metadata } from "next"
import { useTranslations } from "next-intl"
import { getTranslations } from "next-intl/server"
import { PageBody } from "#components/layout/page-body.tsx"
import { PublicShell } from "#components/layout/public-shell.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { routes } from "#lib/kernel/routes.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound")
  return { title: t("title") }
}

export default function NotFound() {
  const t = useTranslations("common")
  return (
    <PublicShell>
      <PageBody width="reading">
        <PageHeader title={t("notFound.title")} intro={t("notFound.text")} />
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={routes.home}>{t("error.home")}</ButtonLink>
          <ButtonLink href={routes.lookup} variant="secondary">
            {t("nav.lookup")}
          </ButtonLink>
        </div>
      </PageBody>
    </PublicShell>
  )
}
