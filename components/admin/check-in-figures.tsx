import { useLocale, useTranslations } from "next-intl"
import { ProgressBar } from "#components/ui/progress-bar.tsx"
import { Stat } from "#components/ui/stat.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { OfficeOverview } from "#lib/statistics/types.ts"

interface CheckInFiguresProps {
  checkIns: OfficeOverview["checkIns"]
  /** Places taken, over all audiences and days. */
  registered: number
}

/** How many have arrived, beside the places. */
export function CheckInFigures({ checkIns, registered }: CheckInFiguresProps) {
  const locale = useLocale()
  const t = useTranslations("admin.overview")
  const figures = {
    total: formatNumber(checkIns.total, locale),
    registered: formatNumber(registered, locale),
    today: formatNumber(checkIns.today, locale),
    recent: formatNumber(checkIns.lastTenMinutes, locale),
  }
  return (
    <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <Stat
        label={t("checkIns")}
        value={
          <>
            {figures.total} <span className="text-base font-normal text-ink-soft">{t("arrived")}</span>
          </>
        }
        note={t("checkInsNote", figures)}
      />
      <div className="mt-3">
        <ProgressBar
          value={checkIns.total}
          max={registered}
          tone="success"
          label={t("checkInsBar", figures)}
        />
      </div>
    </div>
  )
}
