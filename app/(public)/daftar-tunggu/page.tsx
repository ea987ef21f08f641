import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { WaitlistPage } from "#components/waitlist/waitlist-page.tsx"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waitlist")
  return { title: t("title"), description: t("description"), robots: { index: false } }
}

/** The same for every number. The front door fills in where it stands (`server/routes/waitlist/show-waitlist.ts`). */
export default function WaitlistRoute() {
  return (
    <>
      <WaitlistPage />
      <InlineScript name="waitlist" />
    </>
  )
}
