import { useLocale, useTranslations } from "next-intl"
import { Cell, HeadCell, RowHead, Table } from "#components/ui/table.tsx"
import { formatDate, formatHours } from "#lib/kernel/format.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import type { Audience, Places, PlacesOverview } from "#lib/quota/types.ts"
import { isOver, placesOfDay } from "./day-places.ts"
import { figureKey } from "./figure.ts"
import { LiveFigure } from "./live-figure.tsx"

interface DayTableProps {
  day: PlacesOverview["days"][number]
  /** Whether people who come without registration have places of their own. */
  withWalkIn: boolean
}

/** What is left in every hour of a day, for each audience. */
export function DayTable({ day, withWalkIn }: DayTableProps) {
  const locale = useLocale()
  const t = useTranslations("quota")
  const first = day.sessions[0]
  const audiences: Audience[] = withWalkIn
    ? ["resident", "outside_city", "walk_in"]
    : ["resident", "outside_city"]
  return (
    <section aria-labelledby={`hari-${day.date}`} className="min-w-0">
      <h2 id={`hari-${day.date}`} className="mb-2 text-xl">
        {first && formatDate(first.startsAt, locale)}
      </h2>
      <Table caption={t("caption", { date: first ? formatDate(first.startsAt, locale) : day.date })}>
        <thead>
          <tr>
            <HeadCell>{t("session")}</HeadCell>
            {audiences.map((audience) => (
              <HeadCell key={audience} numeric>
                {t(`audiences.${audience}`)}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {day.sessions.map(({ sessionId, startsAt, endsAt, over, places }) => (
            <tr key={sessionId} className={over ? "text-ink-soft" : undefined}>
              <RowHead className="figures whitespace-nowrap">{formatHours(startsAt, endsAt, locale)}</RowHead>
              {audiences.map((audience) => (
                <PlacesCell
                  key={audience}
                  name={figureKey(sessionId, audience)}
                  places={places[audience]}
                  over={over}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-bold">
            <RowHead className="border-b-0 font-bold">{t("total")}</RowHead>
            {audiences.map((audience) => (
              <PlacesCell
                key={audience}
                name={figureKey(day.date, audience)}
                places={placesOfDay(day, audience)}
                over={isOver(day)}
                last
              />
            ))}
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}

interface PlacesCellProps {
  name: string
  places: Places
  over: boolean
  last?: boolean
}

function PlacesCell({ name, places, over, last = false }: PlacesCellProps) {
  const t = useTranslations("quota")
  const none = t(over ? "over" : "full")
  const words = { some: "{places}", none, held: t("held", blanks("places")) }
  return (
    <Cell numeric className={last ? "border-b-0" : undefined}>
      <LiveFigure name={name} places={places} words={words} />
    </Cell>
  )
}
