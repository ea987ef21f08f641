import { useLocale, useTranslations } from "next-intl"
import type { Campaign } from "#lib/campaign/types.ts"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import { defaultLocale } from "#lib/kernel/locale.ts"
import { Skyline } from "./skyline.tsx"

interface MastheadProps {
  campaign: Campaign
  /** The city's line drawing. */
  skyline: string
  /** First start and last end of each day, in order. */
  days: readonly { startsAt: Date; endsAt: Date }[]
}

/** What, where and when, before anything else. */
export function Masthead({ campaign, days, skyline }: MastheadProps) {
  const locale = useLocale()
  const t = useTranslations("home")
  return (
    <div className="relative overflow-hidden bg-brand-deep text-white print:bg-white print:text-ink">
      <div className="relative mx-auto max-w-page px-4 pt-6 pb-40 sm:px-6 sm:pt-14 sm:pb-28 print:pb-4">
        <div className="relative z-10 max-w-xl">
          <p className="text-sm font-semibold text-marigold print:text-ink">
            {t("eyebrow", { dose: formatNumber(campaign.dose, locale) })}
          </p>
          <h1 className="mt-1 text-3xl sm:mt-2 sm:text-4xl">{campaign.name}</h1>
          <div className="mt-4 max-w-sm border-t border-white/25 pt-3 sm:mt-6 sm:pt-4">
            {days.map(({ startsAt, endsAt }, index) => (
              <p key={startsAt.toISOString()} className="figures">
                <span className="font-semibold">{formatDate(startsAt, locale)}</span>
                {hoursChange(days, index) && <Hours startsAt={startsAt} endsAt={endsAt} />}
              </p>
            ))}
            <p>{t("place", { venue: campaign.venue })}</p>
          </div>
        </div>
        <Skyline
          drawing={skyline}
          className="absolute right-0 bottom-10 h-28 sm:right-6 sm:bottom-12 sm:h-46 print:hidden"
        />
      </div>
    </div>
  )
}

/** Days with the same hours share them: said once, behind the last. */
function hoursChange(days: MastheadProps["days"], index: number): boolean {
  const [here, next] = [days[index], days[index + 1]]
  if (!here || !next) return true
  return hourOf(here.startsAt) !== hourOf(next.startsAt) || hourOf(here.endsAt) !== hourOf(next.endsAt)
}

/** The time of day, for comparing. */
const hourOf = (moment: Date) => formatTime(moment, defaultLocale)

function Hours({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  const locale = useLocale()
  const common = useTranslations("common")
  return (
    <span className="block">
      {common("hours", { from: formatTime(startsAt, locale), to: formatTime(endsAt, locale) })}
    </span>
  )
}
