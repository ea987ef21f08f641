import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { DrawPage } from "#components/waiting-room/draw-page.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { loadWaitingStatus } from "#lib/waiting-room/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waiting.draw")
  return { title: t("title"), description: t("description") }
}

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  const status = await loadWaitingStatus(campaign.id, now)
  return (
    <>
      <DrawPage campaign={campaign} status={status} />
      <InlineScript name="draw" />
    </>
  )
}
