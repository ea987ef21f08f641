import { useLocale, useTranslations } from "next-intl"
import { ProgressBar } from "#components/ui/progress-bar.tsx"
import { Stat } from "#components/ui/stat.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { Audience, Places } from "#lib/quota/types.ts"
import { shownAudiences } from "./shown-audiences.ts"

/** Places left per audience over all days, with how they are used. */
export function AudienceTotals({ totals }: { totals: Record<Audience, Places> }) {
  const locale = useLocale()
  const t = useTranslations("admin")
  return shownAudiences(totals).map((audience) => {
    const { capacity, held, taken, available } = totals[audience]
    const used = { taken: formatNumber(taken, locale), capacity: formatNumber(capacity, locale) }
    return (
      <div key={audience} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
        <Stat
          label={t(`audiences.${audience}`)}
          value={
            <>
              {formatNumber(available, locale)}{" "}
              <span className="text-base font-normal text-ink-soft">{t("overview.left")}</span>
            </>
          }
          note={
            held > 0
              ? t("overview.takenAndHeld", { ...used, held: formatNumber(held, locale) })
              : t("overview.taken", used)
          }
        />
        <div className="mt-3">
          <ProgressBar
            value={taken}
            max={capacity}
            label={t("overview.takenOf", { ...used, audience: t(`audiences.${audience}`) })}
          />
        </div>
      </div>
    )
  })
}
