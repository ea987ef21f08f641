import { useLocale, useTranslations } from "next-intl"
import { formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { MinuteCount } from "#lib/statistics/types.ts"

const STEP = 10
const HEIGHT = 120

/** Bars of the last hour. The sentence below says what they show; the unfinished minute is paler. */
export function MinuteChart({ minutes }: { minutes: readonly MinuteCount[] }) {
  const locale = useLocale()
  const t = useTranslations("admin.overview")
  const peak = minutes.reduce((most, each) => (each.count > most.count ? each : most), {
    minute: "",
    count: 0,
  })
  const total = minutes.reduce((sum, { count }) => sum + count, 0)
  const last = minutes.at(-2)?.count ?? 0
  const time = (minute: string | undefined) => (minute ? formatTime(new Date(minute), locale) : "")
  const width = minutes.length * STEP

  return (
    <figure>
      <div aria-hidden className="relative">
        <p className="figures absolute top-0 left-0 bg-surface pr-2 text-xs text-ink-soft">
          {formatNumber(peak.count, locale)} {t("perMinute")}
        </p>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" className="h-40 w-full pt-5">
          <title>{t("registrations")}</title>
          <path d={`M0 .5H${width}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
          {minutes.map(({ minute, count }, index) => {
            const height = peak.count > 0 ? (count / peak.count) * HEIGHT : 0
            return (
              <rect
                key={minute}
                x={index * STEP + 1}
                y={HEIGHT - height}
                width={STEP - 2}
                height={height}
                className={index === minutes.length - 1 ? "fill-brand/40" : "fill-brand"}
              />
            )
          })}
          <path d={`M0 ${HEIGHT - 0.5}H${width}`} className="stroke-ink" vectorEffect="non-scaling-stroke" />
        </svg>
        <p className="figures mt-1 flex justify-between text-xs text-ink-soft">
          <span>{time(minutes.at(0)?.minute)}</span>
          <span>{time(minutes.at(minutes.length / 2)?.minute)}</span>
          <span>{time(minutes.at(-1)?.minute)}</span>
        </p>
      </div>
      <figcaption className="figures mt-3 text-sm">
        {total === 0
          ? t("chartNone")
          : t("chart", {
              total: formatNumber(total, locale),
              peak: formatNumber(peak.count, locale),
              peakTime: time(peak.minute),
              last: formatNumber(last, locale),
            })}
      </figcaption>
    </figure>
  )
}
