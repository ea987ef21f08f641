import type { AdminActor } from "#lib/kernel/actor.ts"
import { type AuditFilter, listActors, listAuditEvents } from "./queries.ts"
import { chainHash } from "./rules.ts"

const PAGE_SIZE = 50

/** One event as the office reads it. `staffName` is `null` for the public and for the portal itself. */
export interface AuditEntry {
  id: number
  occurredAt: Date
  actorKind: "resident" | "staff" | "system"
  staffName: string | null
  action: string
  subject: string
  detail: Record<string, unknown>
  /** Does the event still give the hash that was stored with it? */
  sealed: boolean
}

/** One page of who did what, newest first; `next` continues it, `null` on the last page. */
export async function loadAuditPage(_actor: AdminActor, filter: AuditFilter) {
  const [rows, actors] = await Promise.all([listAuditEvents(filter, PAGE_SIZE + 1), listActors()])
  const shown = rows.slice(0, PAGE_SIZE)
  const entries = shown.map(
    ({ event, staffName }): AuditEntry => ({
      id: event.id,
      occurredAt: event.occurredAt,
      actorKind: event.actorKind,
      staffName,
      action: event.action,
      subject: event.subject,
      detail: event.detail,
      sealed: chainHash(event.previousHash, event).equals(event.hash),
    }),
  )
  return { entries, actors, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.event.id ?? null) : null }
}
