import { useTranslations } from "next-intl"
import { buttonStyle } from "#components/ui/button-style.ts"
import { formatTime } from "#lib/kernel/wib.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"

/** On the ticket of one of a family: the way to the form for the next, while their turn lasts. */
export function NextOfFamily({ turn }: { turn: PassToken }) {
  const t = useTranslations("ticket.next")
  return (
    <div className="rounded-md border-2 border-brand bg-brand-tint p-4 print:hidden">
      <p>{t("text", { until: formatTime(turn.expiresAt) })}</p>
      <a href="/daftar" className={`mt-2 ${buttonStyle()}`}>
        {t("link", { seats: String(turn.seats - turn.used) })}
      </a>
    </div>
  )
}
