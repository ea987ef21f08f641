"use client"

import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { officeOverviewOptions } from "#lib/statistics/client.ts"
import type { OfficeOverview } from "#lib/statistics/types.ts"
import { AudienceTotals } from "./audience-totals.tsx"
import { CheckInFigures } from "./check-in-figures.tsx"
import { Freshness } from "./freshness.tsx"
import { MinuteChart } from "./minute-chart.tsx"
import { PhasePanel } from "./phase-panel.tsx"
import { PlacesTable } from "./places-table.tsx"

/** All of `/admin`: what the server rendered, then the same every two seconds. */
export function OverviewBoard({ initial }: { initial: OfficeOverview }) {
  const t = useTranslations("admin.overview")
  const { data, error, dataUpdatedAt } = useQuery(officeOverviewOptions(initial))
  const registered = data.totals.resident.taken + data.totals.outside_city.taken + data.totals.walk_in.taken
  return (
    <>
      <PageHeader title={t("title")} eyebrow={data.campaign.name} />
      <div className="space-y-6">
        <Freshness asOf={data.asOf} updatedAt={dataUpdatedAt} error={error} page={staffRoutes.office} />
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <AudienceTotals totals={data.totals} />
          <CheckInFigures checkIns={data.checkIns} registered={registered} />
        </div>
        {data.days.some(({ sessions }) => sessions.some(({ over }) => over)) && (
          <p className="text-sm text-ink-soft">{t("overNote")}</p>
        )}
        <div className="grid gap-6 lg:grid-cols-3 lg:items-start">
          <Panel title={t("registrations")} className="lg:col-span-2">
            <MinuteChart minutes={data.perMinute} />
          </Panel>
          <PhasePanel overview={data} />
        </div>
        {data.days.map((day) => (
          <PlacesTable key={day.date} day={day} />
        ))}
      </div>
    </>
  )
}
