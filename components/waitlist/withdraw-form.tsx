import { useTranslations } from "next-intl"
import { PlainSubmit } from "#components/form/plain-submit.tsx"
import { TroubleSlot } from "#components/form/trouble-slot.tsx"
import { withdrawAction } from "#lib/waitlist/actions.ts"

/**
 * Takes one person off the list: two steps, so that no thumb does it by accident. The page's script
 * (`browser/waitlist.ts`) sends it until there is an answer.
 */
export function WithdrawForm({ entry }: { entry: string }) {
  const t = useTranslations("waitlist.status.withdraw")
  return (
    <details className="mt-2">
      <summary className="touch text-link inline-flex cursor-pointer items-center">{t("ask")}</summary>
      <form action={withdrawAction} className="mt-2 space-y-3">
        <input type="hidden" name="entry" value={entry} />
        <p>{t("text")}</p>
        <TroubleSlot />
        <PlainSubmit pendingLabel={t("pending")} variant="secondary">
          {t("submit")}
        </PlainSubmit>
      </form>
    </details>
  )
}
