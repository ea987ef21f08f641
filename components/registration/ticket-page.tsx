import { Printer } from "lucide-react"
import { useTranslations } from "next-intl"
import { BringList } from "#components/campaign/bring-list.tsx"
import { PageBody } from "#components/layout/page-body.tsx"
import { Button } from "#components/ui/button.tsx"
import { ticketPage } from "#lib/registration/page.ts"
import { CancelPlace } from "./cancel-place.tsx"
import { useSendingWords } from "./script-words.ts"
import { TicketSheet } from "./ticket-sheet.tsx"
import { NextOfFamily, TicketStatus } from "./ticket-status.tsx"

/** Everything that `/tiket/[code]` can say. What shows is decided by the attributes of its root (`lib/registration/page.ts`). */
export function TicketPage() {
  return (
    <PageBody width="reading">
      <style>{ticketPage.css}</style>
      <div
        {...ticketPage.root()}
        data-page="ticket"
        data-words={JSON.stringify(useSendingWords("ticket.cancel.sending"))}
        className="-mt-4 space-y-5 sm:-mt-6"
      >
        <TicketStatus />
        <TicketSheet />
        <NextOfFamily />
        <BeforeTheDay />
      </div>
    </PageBody>
  )
}

function BeforeTheDay() {
  const t = useTranslations()
  return (
    <div {...ticketPage.when("view", "registered")} className="space-y-5">
      <div className="print:hidden">
        <p className="font-semibold">{t("ticket.save")}</p>
        <p className="text-ink-soft">{t("ticket.saveWhy")}</p>
        {/* Printing needs a script, which shows the button. */}
        <div data-print hidden className="mt-3">
          <Button variant="secondary">
            <Printer aria-hidden className="size-5" />
            {t("ticket.print")}
          </Button>
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
        <CancelPlace />
      </div>
    </div>
  )
}
