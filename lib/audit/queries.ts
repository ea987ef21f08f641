import { and, asc, desc, eq, gt, lt, ne } from "drizzle-orm"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { staff } from "#db/schema/staff.ts"
import type { AuditAction } from "./types.ts"

/** Whose events: those of one member of staff, of the public, or of the portal itself. */
export type ActorFilter = { kind: "staff"; staffId: number } | { kind: "resident" } | { kind: "system" }

export interface AuditFilter {
  action?: AuditAction | undefined
  actor?: ActorFilter | undefined
  /** Only events older than this one: where the page before ended. */
  before?: number | undefined
}

/** Events from the newest to older ones. Paged by id, so page 500 costs what page 1 does. */
export function listAuditEvents({ action, actor, before }: AuditFilter, limit: number) {
  return db()
    .select({ event: auditEvent, staffName: staff.name })
    .from(auditEvent)
    .leftJoin(staff, eq(staff.id, auditEvent.staffId))
    .where(
      and(
        action && eq(auditEvent.action, action),
        actor && eq(auditEvent.actorKind, actor.kind),
        actor?.kind === "staff" ? eq(auditEvent.staffId, actor.staffId) : undefined,
        before === undefined ? undefined : lt(auditEvent.id, before),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit)
}

/** The newest event's id, 0 when there is none: the point from which something can be seen as new. */
export async function findLastEventId(): Promise<number> {
  const [last] = await db()
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .orderBy(desc(auditEvent.id))
    .limit(1)
  return last?.id ?? 0
}

/** Releases of held places after an event, by members of staff other than this one, oldest first. */
export function listReleasesByOthers(since: number, staffId: number) {
  return db()
    .select({
      id: auditEvent.id,
      detail: auditEvent.detail,
      name: staff.name,
      occurredAt: auditEvent.occurredAt,
    })
    .from(auditEvent)
    .innerJoin(staff, eq(staff.id, auditEvent.staffId))
    .where(
      and(gt(auditEvent.id, since), eq(auditEvent.action, "quota.release"), ne(auditEvent.staffId, staffId)),
    )
    .orderBy(asc(auditEvent.id))
}

/** Members of staff who may appear as an actor, by name. */
export function listActors() {
  return db().select({ id: staff.id, name: staff.name }).from(staff).orderBy(asc(staff.name))
}
