import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { NextIntlClientProvider, useTranslations } from "next-intl"
import { getTranslations } from "next-intl/server"
import { BringList } from "#components/campaign/bring-list.tsx"
import { PageBody } from "#components/layout/page-body.tsx"
import { CancelPlace } from "#components/registration/cancel-place.tsx"
import { NextOfFamily } from "#components/registration/next-of-family.tsx"
import { PrintButton } from "#components/registration/print-button.tsx"
import { TicketSheet } from "#components/registration/ticket-sheet.tsx"
import { TicketStatus } from "#components/registration/ticket-status.tsx"
import { systemClock } from "#lib/kernel/clock.ts"
import { loadTicket } from "#lib/registration/loaders.ts"
import { isRunning } from "#lib/registration/rules.ts"
import type { Ticket } from "#lib/registration/types.ts"
import { loadPass } from "#lib/waiting-room/loaders.ts"
import { messages } from "#messages/id/catalogue.ts"

export const dynamic = "force-dynamic"

/**
 * The address is the key to the ticket: nobody may index it or learn it from a referrer. Not "no-referrer": under it
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

export default async function TicketPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const [ticket, pass] = await Promise.all([loadTicket(code), loadPass()])
  if (!ticket) notFound()
  const turn = pass && isRunning(pass, systemClock.now()) ? pass : null

  return (
    <PageBody width="reading">
      <div className="-mt-4 space-y-5 sm:-mt-6">
        <TicketStatus status={ticket.status} />
        {ticket.status !== "cancelled" && <TicketSheet ticket={ticket} />}
        {turn && <NextOfFamily turn={turn} />}
        {ticket.status === "registered" && <BeforeTheDay ticket={ticket} />}
      </div>
    </PageBody>
  )
}

function BeforeTheDay({ ticket }: { ticket: Ticket }) {
  const t = useTranslations()
  return (
    <>
      <div className="print:hidden">
        <p className="font-semibold">{t("ticket.save")}</p>
        <p className="text-ink-soft">{t("ticket.saveWhy")}</p>
        <div className="mt-3 empty:hidden">
          <PrintButton label={t("ticket.print")} />
        </div>
      </div>
      <section aria-labelledby="dibawa" className="border-t-2 border-ink/70 pt-4">
        <h2 id="dibawa" className="mb-2 text-lg">
          {t("common.bring.title")}
        </h2>
        <BringList />
        <p className="mt-3">{t("ticket.arrive")}</p>
        <p className="mt-3 text-sm text-ink-soft">{t("ticket.secret")}</p>
      </section>
      <div className="border-t border-line pt-4 print:hidden">
        <NextIntlClientProvider messages={{ ticket: { cancel: messages.ticket.cancel } }}>
          <CancelPlace ticketCode={ticket.code} />
        </NextIntlClientProvider>
      </div>
    </>
  )
}
