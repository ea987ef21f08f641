"use client"

import { useLocale, useTranslations } from "next-intl"
import { Stat } from "#components/ui/stat.tsx"
import type { ArrivalCounts } from "#lib/check-in/types.ts"
import { formatClock, formatNumber } from "#lib/kernel/format.ts"

/** How many came in today: here and everywhere, with the time of the figures. */
export function ArrivalFigures({ counts }: { counts: ArrivalCounts }) {
  const locale = useLocale()
  const t = useTranslations("checkIn.counts")
  return (
    <section aria-labelledby="masuk-hari-ini" className="rounded-lg border border-line bg-surface p-4">
      <h2 id="masuk-hari-ini" className="flex flex-wrap items-baseline justify-between gap-x-3 text-base">
        {t("title")}
        <span className="figures text-sm font-normal text-ink-soft">
          {t("asOf", { time: formatClock(counts.asOf, locale) })}
        </span>
      </h2>
      <div className="mt-2 grid grid-cols-2 gap-4">
        <Stat label={t("atGate")} value={formatNumber(counts.atGate, locale)} />
        <Stat label={t("inAll")} value={formatNumber(counts.inAll, locale)} />
      </div>
    </section>
  )
}
