"use client"

import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { Freshness } from "#components/admin/freshness.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { queueOfficeOptions } from "#lib/waiting-room/client.ts"
import type { QueueOffice } from "#lib/waiting-room/types.ts"
import { AnnouncementPanel } from "./announcement-panel.tsx"
import { FrontDoorPanel } from "./front-door-panel.tsx"
import { LinePanel } from "./line-panel.tsx"

/** All of `/admin/antrean`: what the server rendered, then the same every two seconds. */
export function QueueBoard({ initial }: { initial: QueueOffice }) {
  const t = useTranslations("queueOffice")
  const { data, error, dataUpdatedAt } = useQuery(queueOfficeOptions(initial))
  const { asOf, lines, workers } = data
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="space-y-6">
        <Freshness asOf={asOf} updatedAt={dataUpdatedAt} error={error} page={staffRoutes.officeQueue} />
        <noscript>
          <a href={staffRoutes.officeQueue} className="text-link font-semibold">
            {t("refresh")}
          </a>
        </noscript>
        {lines.length === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
        <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
          {lines.map((line) => (
            <LinePanel key={line.id} line={line} asOf={asOf} />
          ))}
          {lines.length > 0 && <AnnouncementPanel office={data} />}
          <FrontDoorPanel workers={workers} asOf={asOf} />
        </div>
      </div>
    </>
  )
}
