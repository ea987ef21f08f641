import { useTranslations } from "next-intl"
import { PlainSubmit } from "#components/form/plain-submit.tsx"
import { TroubleSlot } from "#components/form/trouble-slot.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { ticketPath } from "#lib/kernel/routes.ts"
import { cancelAction } from "#lib/registration/actions.ts"
import { ticketPage } from "#lib/registration/page.ts"

/**
 * Gives the place back, after one more question. A `details` element asks it and a plain form sends it; the page's
 * script (`browser/ticket.ts`) sends it until there is an answer.
 */
export function CancelPlace() {
  const t = useTranslations("ticket.cancel")
  return (
    <details data-cancel className="group">
      <summary className="touch text-link inline-flex cursor-pointer list-none items-center group-open:hidden">
        {t("open")}
      </summary>
      <form action={cancelAction} className="rounded-lg border border-danger-line bg-surface p-4 sm:p-5">
        <h2 className="text-lg">{t("title")}</h2>
        <p className="mt-1">{t("text")}</p>
        <div className="mt-3">
          <TroubleSlot />
        </div>
        <input type="hidden" name="ticketCode" value={ticketPage.filled.code} />
        <div className="mt-4 flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
          <PlainSubmit pendingLabel={t("pending")} variant="danger">
            {t("confirm")}
          </PlainSubmit>
          <a data-keep href={ticketPath(ticketPage.filled.code)} className={buttonStyle("secondary")}>
            {t("keep")}
          </a>
        </div>
      </form>
    </details>
  )
}
