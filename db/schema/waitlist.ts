import { sql } from "drizzle-orm"
import { bigint, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { bytea, moment } from "./columns.ts"
import { registration } from "./registration.ts"
import { line } from "./waiting-room.ts"

/**
 * A form that somebody left with the line: registered on their behalf when places come back and the turn of their number
 * has come. It keeps the place that the number had.
 */
export const waitlistEntry = pgTable(
  "waitlist_entry",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ name: "waitlist_entry_id_seq" }),
    lineId: integer("line_id")
      .notNull()
      .references(() => line.id),
    number: integer().notNull(),
    position: integer().notNull(),
    nikIndex: bytea("nik_index").notNull(),
    idempotencyKey: uuid("idempotency_key").notNull(),
    /** What was typed, sealed; destroyed as soon as the entry waits no longer. */
    form: bytea(),
    status: text({
      enum: ["waiting", "registered", "already_registered", "withdrawn", "closed"],
    }).notNull(),
    registrationId: bigint("registration_id", { mode: "number" }).references(() => registration.id),
    joinedAt: moment("joined_at").notNull(),
    /** When a place was last promised to it: for a few seconds no other process tries. */
    triedAt: moment("tried_at"),
    settledAt: moment("settled_at"),
  },
  (t) => [
    uniqueIndex("waitlist_entry_one_waiting_per_nik")
      .on(t.lineId, t.nikIndex)
      .where(sql`${t.status} = 'waiting'`),
    unique("waitlist_entry_nik_idempotency_key").on(t.lineId, t.nikIndex, t.idempotencyKey),
    index("waitlist_entry_next_idx").on(t.lineId, t.position, t.id).where(sql`${t.status} = 'waiting'`),
    index("waitlist_entry_number_idx").on(t.lineId, t.number),
    check(
      "waitlist_entry_status_known",
      sql`${t.status} in ('waiting', 'registered', 'already_registered', 'withdrawn', 'closed')`,
    ),
    check("waitlist_entry_number_positive", sql`${t.number} > 0 and ${t.position} > 0`),
    check("waitlist_entry_form_while_waiting", sql`(${t.status} = 'waiting') = (${t.form} is not null)`),
    check("waitlist_entry_settled_has_time", sql`(${t.status} = 'waiting') = (${t.settledAt} is null)`),
    check(
      "waitlist_entry_registered_has_registration",
      sql`(${t.status} = 'registered') = (${t.registrationId} is not null)`,
    ),
  ],
)
