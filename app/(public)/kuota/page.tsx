import type { Metadata } from "next"
import { useTranslations } from "next-intl"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { PageBody } from "#components/layout/page-body.tsx"
import { AsOf } from "#components/quota/as-of.tsx"
import { DayTable } from "#components/quota/day-table.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { routes } from "#lib/kernel/routes.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("quota")
  return { title: t("title"), description: t("description") }
}

export default async function QuotaPage({ searchParams }: { searchParams: Promise<Query> }) {
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  const { asOf, days, totals } = await loadPlaces(campaign, now)
  const t = await getTranslations("quota")
  return (
    <PageBody campaign={campaign.slug}>
      <PageHeader
        eyebrow={campaign.name}
        title={t("title")}
        intro={t("intro")}
        actions={<AsOf moment={asOf} />}
      />
      <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
        {days.map((day) => (
          <DayTable key={day.date} day={day} withWalkIn={totals.walk_in.capacity > 0} />
        ))}
      </div>
      <Legend />
      <InlineScript name="quota" />
    </PageBody>
  )
}

function Legend() {
  const t = useTranslations("quota")
  return (
    <section className="mt-10 max-w-reading" aria-labelledby="cara-membaca">
      <h2 id="cara-membaca" className="text-lg">
        {t("legend.title")}
      </h2>
      <ul className="mt-2 list-disc space-y-1 pl-6 text-ink-soft">
        <li>{t("legend.available")}</li>
        <li>{t("legend.held")}</li>
        <li>{t("legend.cancelled")}</li>
      </ul>
      <p className="mt-3 text-sm text-ink-soft">
        {t.rich("open", {
          link: (label) => (
            <a href={routes.quotaFigures} className="text-link">
              {label}
            </a>
          ),
        })}
      </p>
    </section>
  )
}
