import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { TicketPage } from "#components/registration/ticket-page.tsx"

export const dynamic = "force-dynamic"

/**
 * The address is the key to the ticket: no search engine may index it, and no other site learn it from a referrer. Not "no-referrer": under it
 * a form posted without a script carries `Origin: null`, which Next refuses as forged.
 */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ticket")
  return {
    title: t("shortTitle"),
    robots: { index: false, follow: false, noarchive: true },
    referrer: "same-origin",
  }
}

/** The same for every code. The front door fills in whose ticket it is (`server/routes/registration/show-ticket.ts`). */
export default function TicketRoute() {
  return (
    <>
      <TicketPage />
      <InlineScript name="ticket" />
    </>
  )
}
