import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Desk } from "#components/check-in/desk.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { loadDesk } from "#lib/check-in/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkIn")
  return { title: t("title") }
}

export default async function DeskPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await getTranslations("checkIn")
  const now = systemClock.now()
  const desk = await loadDesk(await campaignOfPage(await searchParams, now), now)
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <Desk {...desk} />
    </>
  )
}
