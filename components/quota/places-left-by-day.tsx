import { useLocale, useTranslations } from "next-intl"
import { ProgressBar } from "#components/ui/progress-bar.tsx"
import { formatDate, formatNumber } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import type { Places, PlacesOverview } from "#lib/quota/types.ts"
import { AsOf } from "./as-of.tsx"
import { isOver, placesOfDay } from "./day-places.ts"
import { figureKey } from "./figure.ts"
import { LiveFigure } from "./live-figure.tsx"

/** Places left per day for residents and people from outside the city; held ones are called held. */
export function PlacesLeftByDay({ overview }: { overview: PlacesOverview }) {
  const locale = useLocale()
  const t = useTranslations("home.places")
  const { held, available } = overview.totals.outside_city
  return (
    <section aria-labelledby="tersisa">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="tersisa" className="text-xl">
          {t("title")}
        </h2>
        <AsOf moment={overview.asOf} />
      </div>
      <div className="mt-3 grid border-t-2 border-ink/70 sm:grid-cols-2 sm:gap-x-10">
        {overview.days.map((day) => (
          <section key={day.date} className="border-b border-line py-4" aria-labelledby={`hari-${day.date}`}>
            <h3 id={`hari-${day.date}`} className="font-semibold">
              {day.sessions[0] && formatDate(day.sessions[0].startsAt, locale)}
            </h3>
            <ResidentPlaces
              places={placesOfDay(day, "resident")}
              name={figureKey(day.date, "resident")}
              over={isOver(day)}
            />
            <OutsidePlaces
              places={placesOfDay(day, "outside_city")}
              name={figureKey(day.date, "outside_city")}
              over={isOver(day)}
            />
          </section>
        ))}
      </div>
      {held > 0 && (
        <p className="mt-3 max-w-reading text-sm text-ink-soft">
          {available > 0 ? t("partlyHeldNote") : t("heldNote")}
        </p>
      )}
      <a href={routes.quota} className="touch text-link mt-1 inline-flex items-center">
        {t("perSession")}
      </a>
    </section>
  )
}

interface DayPlacesProps {
  places: Places
  name: string
  over: boolean
}

function ResidentPlaces({ places, name, over }: DayPlacesProps) {
  const locale = useLocale()
  const t = useTranslations("home.places")
  const words = useFigureWords("{places}", over)
  return (
    <div className="mt-2">
      <p className="text-ink-soft">{t("residents")}</p>
      <p className="group mb-2 flex flex-wrap items-baseline gap-x-2">
        <span className="figures text-4xl font-bold">
          <LiveFigure name={name} places={places} words={words} />
        </span>
        {!over && (
          <span className="figures text-ink-soft">
            {t("leftOf", { capacity: formatNumber(places.capacity, locale) })}
          </span>
        )}
      </p>
      {/* Renewed together with the figures (`renewFigures`). */}
      <div data-bar={name}>
        <ProgressBar value={places.taken} max={places.capacity} label={t("bar")} />
      </div>
    </div>
  )
}

function OutsidePlaces({ places, name, over }: DayPlacesProps) {
  const t = useTranslations("home.places")
  const words = useFigureWords(t("left", blanks("places")), over)
  if (places.capacity === 0) return null
  return (
    <p className="mt-3 flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="text-ink-soft">{t("outsideCity")}</span>
      <span className="figures">
        <LiveFigure name={name} places={places} words={words} />
      </span>
    </p>
  )
}

function useFigureWords(some: string, over: boolean) {
  const t = useTranslations("home.places")
  return { some, none: t(over ? "over" : "full"), held: t("held", blanks("places")) }
}
