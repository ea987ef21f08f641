import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"
import type { AuditEntry } from "./audit-entry.ts"

/** Whether every event on the page still fits its seal. The whole chain is `npm run verify:ledger`'s work. */
export function ChainNotice({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useTranslations("admin.audit")
  const broken = entries.filter(({ sealed }) => !sealed).length
  if (broken > 0) return <Notice tone="danger">{t("broken", { count: broken })}</Notice>
  return <p className="text-sm text-ink-soft">{t("sealed", { count: entries.length })}</p>
}
