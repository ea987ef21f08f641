import { sql } from "drizzle-orm"
import { bigint, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { moment } from "./columns.ts"
import { session } from "./session.ts"
import { staff } from "./staff.ts"

/**
 * Places of one session for one audience. `available = capacity - held - taken` is derived, never stored.
 * The row is the lock under which a place is given; the checks are the last guard against overselling.
 */
export const quota = pgTable(
  "quota",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "quota_id_seq" }),
    sessionId: integer("session_id")
      .notNull()
      .references(() => session.id),
    audience: text({ enum: ["resident", "outside_city", "walk_in"] }).notNull(),
    capacity: integer().notNull(),
    held: integer().notNull(),
    taken: integer().notNull().default(0),
  },
  (t) => [
    unique("quota_session_audience_key").on(t.sessionId, t.audience),
    check("quota_audience_known", sql`${t.audience} in ('resident', 'outside_city', 'walk_in')`),
    check("quota_capacity_not_negative", sql`${t.capacity} >= 0`),
    check("quota_held_not_negative", sql`${t.held} >= 0`),
    check("quota_taken_not_negative", sql`${t.taken} >= 0`),
    check("quota_never_oversold", sql`${t.held} + ${t.taken} <= ${t.capacity}`),
  ],
)

/** Append-only (a trigger refuses UPDATE and DELETE). The sums of the deltas equal the quota's columns. */
export const quotaMovement = pgTable(
  "quota_movement",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ name: "quota_movement_id_seq" }),
    quotaId: integer("quota_id")
      .notNull()
      .references(() => quota.id),
    kind: text({ enum: ["allocate", "hold", "release", "transfer"] }).notNull(),
    amount: integer().notNull(),
    capacityDelta: integer("capacity_delta").notNull(),
    heldDelta: integer("held_delta").notNull(),
    reason: text().notNull(),
    staffId: integer("staff_id").references(() => staff.id),
    idempotencyKey: uuid("idempotency_key").notNull(),
    occurredAt: moment("occurred_at").notNull(),
  },
  (t) => [
    unique("quota_movement_key_quota_kind_key").on(t.idempotencyKey, t.quotaId, t.kind),
    index("quota_movement_quota_idx").on(t.quotaId),
    check("quota_movement_kind_known", sql`${t.kind} in ('allocate', 'hold', 'release', 'transfer')`),
    check("quota_movement_amount_positive", sql`${t.amount} > 0`),
    check("quota_movement_reason_given", sql`length(btrim(${t.reason})) > 0`),
  ],
)
