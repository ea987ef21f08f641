import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { WaitingPage } from "#components/waiting-room/waiting-page.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { loadWaitingStatus } from "#lib/waiting-room/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waiting")
  return { title: t("title"), description: t("description") }
}

/** The same for everybody. The front door fills in whose place it is (`server/routes/waiting-room/show-waiting.ts`). */
export default async function WaitingRoomPage({ searchParams }: { searchParams: Promise<Query> }) {
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  const status = await loadWaitingStatus(campaign.id, now)
  return (
    <>
      <WaitingPage campaign={campaign} status={status} now={now} />
      <InlineScript name="waiting" />
    </>
  )
}
