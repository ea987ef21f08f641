import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { DrawPage } from "#components/waiting-room/draw-page.tsx"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { loadWaitingStatus } from "#lib/waiting-room/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waiting.draw")
  return { title: t("title"), description: t("description") }
}

export default async function Page() {
  const now = systemClock.now()
  const [{ campaign }, status] = await Promise.all([loadPlaces(now), loadWaitingStatus(now)])
  return (
    <>
      <DrawPage campaign={campaign} status={status} />
      <InlineScript name="draw" />
    </>
  )
}
