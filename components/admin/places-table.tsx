import { useLocale, useTranslations } from "next-intl"
import { Panel } from "#components/ui/panel.tsx"
import { Cell, HeadCell, RowHead, Table } from "#components/ui/table.tsx"
import { atWib, formatDate, formatHours, formatNumber } from "#lib/kernel/format.ts"
import { addPlaces, noPlaces } from "#lib/quota/rules.ts"
import type { Audience, Places } from "#lib/quota/types.ts"
import type { OfficeOverview } from "#lib/statistics/types.ts"
import { shownAudiences } from "./shown-audiences.ts"

/** What is asked most comes first: a phone shows two columns before it has to scroll. */
const figures = ["available", "taken", "held", "capacity"] as const
const pinned = "sticky left-0 bg-surface"

/** One day: every session, every audience, all four figures, and the sums. */
export function PlacesTable({ day }: { day: OfficeOverview["days"][number] }) {
  const locale = useLocale()
  const t = useTranslations("admin")
  const date = formatDate(atWib(day.date, 12), locale)
  const sums = sumUp(day.sessions.map(({ places }) => places))
  const audiences = shownAudiences(sums)
  return (
    <Panel title={date}>
      <Table caption={t("overview.day", { date })}>
        <thead>
          <tr>
            <td className={pinned} />
            {audiences.map((audience) => (
              <HeadCell
                key={audience}
                scope="colgroup"
                colSpan={4}
                className="border-l border-l-line text-center"
              >
                {t(`audiences.${audience}`)}
              </HeadCell>
            ))}
          </tr>
          <tr>
            <HeadCell className={`${pinned} whitespace-nowrap`}>{t("overview.session")}</HeadCell>
            {audiences.map((audience) =>
              figures.map((figure) => (
                <HeadCell key={audience + figure} numeric className={edge(figure)}>
                  {t(`places.${figure}`)}
                </HeadCell>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {day.sessions.map(({ sessionId, startsAt, endsAt, over, places }) => (
            <tr key={sessionId}>
              <RowHead className={`${pinned} figures whitespace-nowrap`}>
                {formatHours(new Date(startsAt), new Date(endsAt), locale)}
                {over && (
                  <span className="block text-sm font-normal text-ink-soft">{t("overview.over")}</span>
                )}
              </RowHead>
              <Figures places={places} audiences={audiences} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-bold">
            <RowHead className={pinned}>{t("overview.total")}</RowHead>
            <Figures places={sums} audiences={audiences} />
          </tr>
        </tfoot>
      </Table>
    </Panel>
  )
}

function Figures({
  places,
  audiences,
}: {
  places: Record<Audience, Places>
  audiences: readonly Audience[]
}) {
  const locale = useLocale()
  return audiences.map((audience) =>
    figures.map((figure) => (
      <Cell key={audience + figure} numeric className={`${edge(figure)} ${weight(figure)}`}>
        {formatNumber(places[audience][figure], locale)}
      </Cell>
    )),
  )
}

const edge = (figure: (typeof figures)[number]) => (figure === "available" ? "border-l border-l-line" : "")
const weight = (figure: (typeof figures)[number]) =>
  figure === "available" ? "font-semibold" : "text-ink-soft"

function sumUp(rows: readonly Record<Audience, Places>[]): Record<Audience, Places> {
  const sum = (audience: Audience) => rows.map((row) => row[audience]).reduce(addPlaces, noPlaces)
  return { resident: sum("resident"), outside_city: sum("outside_city"), walk_in: sum("walk_in") }
}
