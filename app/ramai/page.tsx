import type { Metadata } from "next"
import { useTranslations } from "next-intl"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { PageBody } from "#components/layout/page-body.tsx"
import { PublicShell } from "#components/layout/public-shell.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Spinner } from "#components/ui/spinner.tsx"
import { routes } from "#lib/kernel/routes.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waiting.busy")
  return { title: t("title"), robots: { index: false } }
}

/** Sent in place of any page while too many ask at once (`server/admission/overloaded.ts`): its script tries again by itself. */
export default function BusyPage() {
  const t = useTranslations("waiting.busy")
  return (
    <PublicShell>
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
      <PageBody width="reading">
        <PageHeader title={t("title")} intro={t("text")} />
        <div className="space-y-5 border-t-2 border-ink/70 pt-5">
          <p className="text-lg font-semibold">{t("safe")}</p>
          <p className="flex items-center gap-3 text-ink-soft">
            <Spinner />
            {t("next")}
          </p>
          <a href={routes.home} data-again className="touch text-link inline-flex items-center">
            {t("now")}
          </a>
        </div>
      </PageBody>
      <InlineScript name="busy" />
    </PublicShell>
  )
}
