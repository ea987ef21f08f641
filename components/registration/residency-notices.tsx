import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber } from "#lib/kernel/wib.ts"
import type { Places } from "#lib/quota/types.ts"
import { type Days, placesLeft } from "./session-choices.ts"

/** How it stands with the places of each residency. Only the one chosen shows (`only-*`, globals.css). */
export function ResidencyNotices({ days }: { days: Days }) {
  const t = useTranslations("registration.session")
  return (
    <>
      {placesLeft(days, "resident").available === 0 && (
        <Notice tone="warning" title={t("residentsFull")} className="only-resident" />
      )}
      <div className="only-outside-city empty:hidden">
        <OutsideCityNotice places={placesLeft(days, "outside_city")} />
      </div>
    </>
  )
}

function OutsideCityNotice({ places }: { places: Pick<Places, "available" | "held"> }) {
  const t = useTranslations("registration")
  const held = formatNumber(places.held)
  if (places.available > 0) {
    return places.held > 0 ? <Notice>{t("held.partly", { held })}</Notice> : null
  }
  if (places.held === 0) return <Notice tone="warning" title={t("session.outsideFull")} />
  return (
    <Notice tone="warning" title={t("held.title")}>
      <p>{t("held.text", { held })}</p>
      <a href="/kuota" target="_blank" rel="noopener" className="touch text-link inline-flex items-center">
        {t("held.link")}
      </a>
    </Notice>
  )
}
