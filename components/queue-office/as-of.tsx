import { useLocale, useTranslations } from "next-intl"
import { formatClock } from "#lib/kernel/format.ts"

/** "per 12.30.05 WIB": no number of this page stands without its time. */
export function AsOf({ moment }: { moment: string }) {
  const locale = useLocale()
  const t = useTranslations("common")
  return (
    <time dateTime={moment} className="figures text-sm text-ink-soft">
      {t("asOf", { time: formatClock(new Date(moment), locale) })}
    </time>
  )
}
