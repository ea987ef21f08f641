import { useLocale, useTranslations } from "next-intl"
import { Badge } from "#components/ui/badge.tsx"
import { Cell, HeadCell, Table } from "#components/ui/table.tsx"
import { formatClock, formatDate } from "#lib/kernel/format.ts"
import type { AuditEntry } from "./audit-entry.ts"
import { detailWords, isAuditAction, subjectWords } from "./audit-words.ts"

interface AuditTableProps {
  entries: readonly AuditEntry[]
  /** Members of staff whose accounts may be named. */
  actors: readonly { id: number; name: string }[]
}

/**
 * Who did what, newest first. A plain table: order and pages come from the database, so there is nothing that a
 * table library would sort, filter or select in the browser.
 */
export function AuditTable({ entries, actors }: AuditTableProps) {
  const t = useTranslations("admin.audit")
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return (
    <Table caption={t("caption")}>
      <thead>
        <tr>
          <HeadCell>{t("time")}</HeadCell>
          <HeadCell>{t("action")}</HeadCell>
          <HeadCell>{t("actor")}</HeadCell>
          <HeadCell>{t("subject")}</HeadCell>
          <HeadCell>{t("detail")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} names={names} />
        ))}
      </tbody>
    </Table>
  )
}

function AuditRow({ entry, names }: { entry: AuditEntry; names: ReadonlyMap<number, string> }) {
  const locale = useLocale()
  const t = useTranslations("admin.audit")
  const { occurredAt, actorKind, staffName, action, subject, sealed } = entry
  const details = detailWords(entry, t, locale)
  return (
    <tr className="align-top">
      <Cell className="figures min-w-28 text-sm sm:whitespace-nowrap">
        <span className="block">{formatDate(occurredAt, locale)}</span>
        <span className="text-ink-soft">{formatClock(occurredAt, locale)}</span>
      </Cell>
      <Cell className="min-w-28 font-semibold sm:min-w-40">
        {isAuditAction(action) ? t(`actions.${action}`) : action}
        {!sealed && (
          <span className="mt-1 block">
            <Badge tone="danger">{t("brokenMark")}</Badge>
          </span>
        )}
      </Cell>
      <Cell className="min-w-28">{actorKind === "staff" ? staffName : t(actorKind)}</Cell>
      <Cell className="figures whitespace-nowrap">{subjectWords(subject, names, t)}</Cell>
      <Cell className="w-full min-w-56">
        {details.map((sentence) => (
          <p key={sentence} className="break-words">
            {sentence}
          </p>
        ))}
      </Cell>
    </tr>
  )
}
