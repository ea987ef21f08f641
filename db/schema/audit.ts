import { sql } from "drizzle-orm"
import { bigint, check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core"
import { bytea, moment } from "./columns.ts"
import { staff } from "./staff.ts"

/** Append-only (a trigger refuses UPDATE and DELETE); each hash covers the one before, so a removed row shows. */
export const auditEvent = pgTable(
  "audit_event",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ name: "audit_event_id_seq" }),
    occurredAt: moment("occurred_at").notNull(),
    actorKind: text("actor_kind", { enum: ["resident", "staff", "system"] }).notNull(),
    staffId: integer("staff_id").references(() => staff.id),
    action: text().notNull(),
    subject: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    previousHash: bytea("previous_hash").notNull(),
    hash: bytea().notNull(),
  },
  (t) => [
    unique("audit_event_previous_hash_key").on(t.previousHash),
    index("audit_event_subject_idx").on(t.subject),
    index("audit_event_occurred_at_idx").on(t.occurredAt),
    index("audit_event_action_idx").on(t.action, t.id),
    index("audit_event_staff_idx").on(t.staffId, t.id),
    check("audit_event_actor_known", sql`${t.actorKind} in ('resident', 'staff', 'system')`),
    check("audit_event_staff_named", sql`(${t.actorKind} = 'staff') = (${t.staffId} is not null)`),
  ],
)
