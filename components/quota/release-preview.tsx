import { useLocale, useTranslations } from "next-intl"
import { Cell, HeadCell, RowHead, Table } from "#components/ui/table.tsx"
import { formatDate, formatNumber } from "#lib/kernel/format.ts"
import { SessionTime } from "./release-session-time.tsx"

type BeforeAfter = readonly [before: number, after: number]

interface PreviewRow {
  quotaId: number
  day: string
  startsAt: string
  endsAt: string
  amount: number
  held: BeforeAfter
  available: BeforeAfter
}

/** Four columns fit the width of a phone. */
const tight = "max-sm:px-1 max-sm:text-sm"

/** Each session before and after, and the sums: the same table for what is planned and for what was done. */
export function ReleasePreview({ rows }: { rows: readonly PreviewRow[] }) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  return (
    <Table caption={t("previewCaption")}>
      <thead>
        <tr>
          <HeadCell className={tight}>{t("session")}</HeadCell>
          <HeadCell numeric className={tight}>
            {t("releaseColumn")}
          </HeadCell>
          <HeadCell numeric className={tight}>
            {t("heldColumn")}
          </HeadCell>
          <HeadCell numeric className={tight}>
            {t("availableColumn")}
          </HeadCell>
        </tr>
      </thead>
      {[...Map.groupBy(rows, ({ day }) => day)].map(([day, ofDay]) => (
        <tbody key={day}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={4}
              className="border-b border-line bg-sunken px-2 py-2 text-left text-sm"
            >
              {formatDate(new Date(ofDay[0]?.startsAt ?? day), locale)}
            </th>
          </tr>
          {ofDay.map((row) => (
            <tr key={row.quotaId}>
              <RowHead className={`figures whitespace-nowrap ${tight}`}>
                <SessionTime startsAt={row.startsAt} endsAt={row.endsAt} />
              </RowHead>
              <Change row={row} />
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr className="font-bold">
          <RowHead className={tight}>{t("total")}</RowHead>
          <Change row={sumUp(rows)} />
        </tr>
      </tfoot>
    </Table>
  )
}

function Change({ row }: { row: Pick<PreviewRow, "amount" | "held" | "available"> }) {
  const locale = useLocale()
  return (
    <>
      <Cell numeric className={`font-semibold ${tight}`}>
        {formatNumber(row.amount, locale)}
      </Cell>
      <Cell numeric className={tight}>
        <FromTo values={row.held} />
      </Cell>
      <Cell numeric className={tight}>
        <FromTo values={row.available} />
      </Cell>
    </>
  )
}

function FromTo({ values: [before, after] }: { values: BeforeAfter }) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  return (
    <span className="relative sm:whitespace-nowrap">
      <span className="sr-only">{t("before")} </span>
      <span className="text-ink-soft">{formatNumber(before, locale)}</span>
      <span aria-hidden> → </span>
      <span className="sr-only">, {t("after")} </span>
      {formatNumber(after, locale)}
    </span>
  )
}

function sumUp(rows: readonly PreviewRow[]): Pick<PreviewRow, "amount" | "held" | "available"> {
  const add = (pick: (row: PreviewRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  return {
    amount: add((row) => row.amount),
    held: [add(({ held }) => held[0]), add(({ held }) => held[1])],
    available: [add(({ available }) => available[0]), add(({ available }) => available[1])],
  }
}
