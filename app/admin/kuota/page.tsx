import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { ReleaseForm } from "#components/quota/release-form.tsx"
import { ReleaseHistory } from "#components/quota/release-history.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { loadAuditPage } from "#lib/audit/loaders.ts"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { releaseAction } from "#lib/quota/actions.ts"
import { loadReleasableSessions } from "#lib/quota/loaders.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.release")
  return { title: t("title") }
}

export default async function QuotaPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireAdmin(staffRoutes.officeQuota)
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  const [sessions, history, t] = await Promise.all([
    loadReleasableSessions(actor, campaign.id, now),
    loadAuditPage(actor, { action: "quota.release" }),
    getTranslations("admin.release"),
  ])
  return (
    <>
      <PageHeader eyebrow={campaign.name} title={t("title")} intro={t("intro")} />
      <div className="grid gap-6 lg:grid-cols-3 lg:items-start">
        <div className="min-w-0 lg:col-span-2">
          <ReleaseForm action={releaseAction.bind(null, campaign.id)} sessions={sessions} />
        </div>
        <ReleaseHistory releases={history.entries.slice(0, 5)} />
      </div>
    </>
  )
}
