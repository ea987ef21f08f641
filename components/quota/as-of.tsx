import { useLocale, useTranslations } from "next-intl"
import { formatClock } from "#lib/kernel/format.ts"
import { blanks } from "#lib/kernel/sentence.ts"

/** When the numbers beside it were read: a number without its time is not honest. */
export function AsOf({ moment }: { moment: Date }) {
  const locale = useLocale()
  const t = useTranslations("common")
  return (
    <p className="figures text-sm text-ink-soft">
      <time data-as-of={t("asOf", blanks("time"))} dateTime={moment.toISOString()}>
        {t("asOf", { time: formatClock(moment, locale) })}
      </time>
    </p>
  )
}
