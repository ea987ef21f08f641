import { useLocale, useTranslations } from "next-intl"
import { AsOf } from "#components/quota/as-of.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { Stat } from "#components/ui/stat.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { QueueOffice } from "#lib/waiting-room/types.ts"

/** How busy the portal's processes are, all of them together. */
export function FrontDoorPanel({ workers, asOf }: { workers: QueueOffice["workers"]; asOf: string }) {
  const locale = useLocale()
  const t = useTranslations("queueOffice.door")
  return (
    <Panel title={t("title")} aside={<AsOf moment={new Date(asOf)} />}>
      {workers.count === 0 && (
        <Notice tone="danger" className="mb-5">
          {t("silent")}
        </Notice>
      )}
      <div className="grid grid-cols-2 gap-x-6 gap-y-5">
        <Stat
          label={t("inFlight")}
          value={formatNumber(workers.inFlight, locale)}
          note={t("inFlightNote", { limit: formatNumber(workers.limit, locale) })}
        />
        <Stat label={t("queued")} value={formatNumber(workers.queued, locale)} note={t("queuedNote")} />
        <Stat label={t("shed")} value={formatNumber(workers.shed, locale)} note={t("shedNote")} />
        <Stat
          label={t("latency")}
          value={
            <>
              {formatNumber(workers.latencyMs, locale)}{" "}
              <span className="text-base font-normal text-ink-soft">{t("milliseconds")}</span>
            </>
          }
          note={t("latencyNote")}
        />
        <Stat label={t("workers")} value={formatNumber(workers.count, locale)} note={t("workersNote")} />
      </div>
    </Panel>
  )
}
