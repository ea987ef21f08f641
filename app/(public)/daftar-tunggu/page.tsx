import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { NextIntlClientProvider } from "next-intl"
import { getTranslations } from "next-intl/server"
import { PageBody } from "#components/layout/page-body.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { WaitlistStatus } from "#components/waitlist/waitlist-status.tsx"
import { systemClock } from "#lib/kernel/clock.ts"
import { loadWaitlist } from "#lib/waitlist/loaders.ts"
import { messages } from "#messages/compiled.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waitlist")
  return { title: t("title"), description: t("description") }
}

/** Where this browser's number stands on the waiting list. Whoever is not on it was led away by the front door. */
export default async function WaitlistPage() {
  const view = await loadWaitlist(systemClock.now())
  // With a query, or the front door would lead back to here.
  if (!view) redirect("/antre?jalur=resident")
  const t = await getTranslations("waitlist.status")
  const isWaiting = view.people.some(({ status }) => status === "waiting")
  const { withdraw } = messages.waitlist.status
  return (
    <PageBody width="reading">
      <PageHeader title={t(`title.${isWaiting ? "waiting" : "settled"}`)} />
      <NextIntlClientProvider messages={{ waitlist: { status: { withdraw } } }}>
        <WaitlistStatus view={view} />
      </NextIntlClientProvider>
    </PageBody>
  )
}
