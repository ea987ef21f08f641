import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { QueueBoard } from "#components/queue-office/queue-board.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { loadQueueOffice } from "#lib/waiting-room/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queueOffice")
  return { title: t("title") }
}

/** The numbers are rendered here once, then kept fresh by `QueueBoard`. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireAdmin(staffRoutes.officeQueue)
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  return <QueueBoard initial={await loadQueueOffice(actor, campaign, now)} />
}
