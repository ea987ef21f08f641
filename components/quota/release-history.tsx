import { useLocale, useTranslations } from "next-intl"
import { Panel } from "#components/ui/panel.tsx"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"

interface PastRelease {
  id: number
  occurredAt: Date
  staffName: string | null
  /** `total` in places, and the `reason` that was given. */
  detail: Record<string, unknown>
}

/** The last releases: how many, by whom, when and why. */
export function ReleaseHistory({ releases }: { releases: readonly PastRelease[] }) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  const office = useTranslations("admin.audit")
  const common = useTranslations("common")
  return (
    <Panel title={t("history")}>
      {releases.length === 0 ? (
        <p className="text-ink-soft">{t("historyNone")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {releases.map(({ id, occurredAt, staffName, detail }) => (
            <li key={id} className="py-2 first:pt-0 last:pb-0">
              <p className="font-semibold">
                {t("historyLine", {
                  total: formatNumber(Number(detail.total), locale),
                  name: staffName ?? office("system"),
                })}
              </p>
              <p className="figures text-sm text-ink-soft">
                {common("dateAndTime", {
                  date: formatDate(occurredAt, locale),
                  time: formatTime(occurredAt, locale),
                })}
              </p>
              <p className="text-sm break-words">{String(detail.reason ?? "")}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
