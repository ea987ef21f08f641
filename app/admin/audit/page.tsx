import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { AuditFilterForm } from "#components/audit/audit-filter.tsx"
import { AuditTable } from "#components/audit/audit-table.tsx"
import { isAuditAction } from "#components/audit/audit-words.ts"
import { ChainNotice } from "#components/audit/chain-notice.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { loadAuditPage } from "#lib/audit/loaders.ts"
import type { ActorFilter } from "#lib/audit/queries.ts"
import { queryNames, staffRoutes, withQuery } from "#lib/kernel/routes.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"

type Query = Record<string, string | string[] | undefined>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.audit")
  return { title: t("title") }
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const admin = await requireAdmin(staffRoutes.audit)
  const asked = await searchParams
  const action = text(asked[queryNames.auditAction])
  const actor = text(asked[queryNames.auditActor])
  const before = text(asked[queryNames.auditBefore])
  const { entries, actors, next } = await loadAuditPage(admin, {
    action: isAuditAction(action) ? action : undefined,
    actor: readActor(actor),
    before: readId(before),
  })
  const t = await getTranslations("admin.audit")
  const filter = { auditAction: action, auditActor: actor }
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="space-y-6">
        <AuditFilterForm actors={actors} action={action} actor={actor} />
        {entries.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <Panel>
            <AuditTable entries={entries} actors={actors} />
          </Panel>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ChainNotice entries={entries} />
          <div className="flex flex-wrap gap-3">
            {before !== "" && (
              <ButtonLink href={withQuery(staffRoutes.audit, filter)} variant="quiet">
                {t("newest")}
              </ButtonLink>
            )}
            {next !== null && (
              <ButtonLink
                href={withQuery(staffRoutes.audit, { ...filter, auditBefore: String(next) })}
                variant="secondary"
              >
                {t("older")}
              </ButtonLink>
            )}
          </div>
        </div>
      </div>
    </>
  )
}

function text(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : ""
}

function readId(typed: string): number | undefined {
  const id = Number(typed)
  return typed !== "" && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

function readActor(typed: string): ActorFilter | undefined {
  if (typed === "resident" || typed === "system") return { kind: typed }
  const staffId = readId(typed)
  return staffId === undefined || staffId > 2_147_483_647 ? undefined : { kind: "staff", staffId }
}
