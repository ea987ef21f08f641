import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import { type Days, type ResidencyNotice, residencyNotices } from "./session-choices.ts"

/**
 * How it stands with the places of each residency: everything that can be said, of which the page's script shows what
 * is true now (`browser/registering/hours.ts`).
 */
export function ResidencyNotices({ days }: { days: Days }) {
  const locale = useLocale()
  const t = useTranslations("registration")
  const { notices, held } = residencyNotices(days)
  const told = (notice: ResidencyNotice, of: string, children: ReactNode) => (
    <div data-notice={notice} hidden={!notices.includes(notice)} className={of}>
      {children}
    </div>
  )
  /** `data-held`: the sentence with "{held}" for the number. */
  const heldText = (key: "held.partly" | "held.text") => (
    <p data-held={t(key, blanks("held"))}>{t(key, { held: formatNumber(held, locale) })}</p>
  )
  return (
    <>
      {told("residents_full", "only-resident", <Notice tone="warning" title={t("session.residentsFull")} />)}
      {told("outside_partly", "only-outside-city", <Notice>{heldText("held.partly")}</Notice>)}
      {told("outside_full", "only-outside-city", <Notice tone="warning" title={t("session.outsideFull")} />)}
      {told(
        "outside_held",
        "only-outside-city",
        <Notice tone="warning" title={t("held.title")}>
          {heldText("held.text")}
          <a
            href={routes.quota}
            target="_blank"
            rel="noopener"
            className="touch text-link inline-flex items-center"
          >
            {t("held.link")}
          </a>
        </Notice>,
      )}
    </>
  )
}
