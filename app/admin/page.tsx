import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { OverviewBoard } from "#components/admin/overview-board.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { loadOfficeOverview } from "#lib/statistics/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.overview")
  return { title: t("title") }
}

/** The numbers are rendered here once, then kept fresh by `OverviewBoard`. */
export default async function AdminPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireAdmin(staffRoutes.office)
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  return <OverviewBoard initial={await loadOfficeOverview(actor, campaign, now)} />
}
