import { useLocale, useTranslations } from "next-intl"
import { controlStyle } from "#components/form/control-style.ts"
import { FieldNotes, wireField } from "#components/form/field.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { Cell, HeadCell, RowHead, Table } from "#components/ui/table.tsx"
import { atWib, formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { ReleasableSession, ReleaseRequest } from "#lib/quota/types.ts"
import { SessionTime } from "./release-session-time.tsx"

/** Three columns fit the width of a phone. */
const tight = "max-sm:px-1 max-sm:text-sm"

interface ReleaseEachProps {
  day: string
  sessions: readonly ReleasableSession[]
  values: ReleaseRequest
  /** Sentences by field name. */
  errors: Readonly<Record<string, string>>
}

/** An amount for each session of one day; blank means none. */
export function ReleaseEach({ day, sessions, values, errors }: ReleaseEachProps) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  const date = formatDate(atWib(day, 12), locale)
  return (
    <Panel title={date}>
      <Table caption={t("eachCaption", { date })}>
        <thead>
          <tr>
            <HeadCell className={tight}>{t("session")}</HeadCell>
            <HeadCell numeric className={tight}>
              {t("heldNow")}
            </HeadCell>
            <HeadCell numeric className="hidden sm:table-cell">
              {t("availableNow")}
            </HeadCell>
            <HeadCell className="w-full pl-4 pr-0 sm:pl-6">{t("releaseColumn")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ quotaId, startsAt, endsAt, held, available }) => {
            const from = formatTime(new Date(startsAt), locale)
            const name = `each-${quotaId}`
            const field = { name, label: t("eachLabel", { date, from }), error: errors[name] }
            return (
              <tr key={quotaId}>
                <RowHead className={`figures whitespace-nowrap ${tight}`}>
                  <SessionTime startsAt={startsAt} endsAt={endsAt} />
                </RowHead>
                <Cell numeric className={tight}>
                  {formatNumber(held, locale)}
                </Cell>
                <Cell numeric className="hidden sm:table-cell">
                  {formatNumber(available, locale)}
                </Cell>
                <Cell className="pl-4 pr-0 sm:pl-6">
                  <FieldNotes {...field} />
                  <input
                    {...wireField(field)}
                    aria-label={field.label}
                    defaultValue={values.each[quotaId] ?? ""}
                    disabled={held === 0}
                    inputMode="numeric"
                    autoComplete="off"
                    className={`${controlStyle} max-w-32`}
                  />
                </Cell>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}
