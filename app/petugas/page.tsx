import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Desk } from "#components/check-in/desk.tsx"
import { loadDesk } from "#lib/check-in/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkIn")
  return { title: t("title") }
}

export default async function DeskPage() {
  const t = await getTranslations("checkIn")
  const desk = await loadDesk(systemClock.now())
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <Desk {...desk} />
    </>
  )
}
