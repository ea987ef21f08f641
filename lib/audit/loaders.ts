import type { AdminActor } from "#lib/kernel/actor.ts"
import { type AuditFilter, listActors, listAuditEvents } from "./queries.ts"
import { chainHash } from "./rules.ts"

const PAGE_SIZE = 50

/** One page of who did what, newest first, each event with whether it still fits its seal; `next` continues it, `null` on the last page. */
export async function loadAuditPage(_actor: AdminActor, filter: AuditFilter) {
  const [rows, actors] = await Promise.all([listAuditEvents(filter, PAGE_SIZE + 1), listActors()])
  const shown = rows.slice(0, PAGE_SIZE)
  const entries = shown.map(({ event: { previousHash, hash, ...event }, staffName }) => {
    const sealed = chainHash(previousHash, event).equals(hash)
    return { ...event, staffName, sealed }
  })
  return { entries, actors, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.event.id ?? null) : null }
}
