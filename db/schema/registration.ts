import { sql } from "drizzle-orm"
import {
  bigint,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { campaign, gate } from "./campaign.ts"
import { bytea, moment } from "./columns.ts"
import { quota } from "./quota.ts"

/** One person, one place. A row is never deleted while the campaign runs; a cancelled one keeps its number. */
export const registration = pgTable(
  "registration",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ name: "registration_id_seq" }),
    campaignId: integer("campaign_id")
      .notNull()
      .references(() => campaign.id),
    sessionId: integer("session_id").notNull(),
    audience: text({ enum: ["resident", "outside_city", "walk_in"] }).notNull(),
    gateId: integer("gate_id")
      .notNull()
      .references(() => gate.id),
    number: integer().notNull(),
    status: text({
      enum: ["registered", "cancelled", "checked_in", "deferred", "vaccinated", "no_show"],
    }).notNull(),
    nikCiphertext: bytea("nik_ciphertext").notNull(),
    nikIndex: bytea("nik_index").notNull(),
    nikWarnings: text("nik_warnings").array().notNull(),
    name: text().notNull(),
    /** The name as it is searched (`lib/identity/name-key.ts`). A trigger writes it for processes that do not know it yet. */
    nameKey: text("name_key").notNull().default(""),
    birthDate: date("birth_date", { mode: "string" }).notNull(),
    sex: text({ enum: ["male", "female"] }).notNull(),
    phone: text().notNull(),
    kelurahanCode: text("kelurahan_code"),
    district: text(),
    address: text().notNull(),
    ticketCode: char("ticket_code", { length: 16 }).notNull(),
    idempotencyKey: uuid("idempotency_key").notNull(),
    consentVersion: text("consent_version").notNull(),
    registeredAt: moment("registered_at").notNull(),
    cancelledAt: moment("cancelled_at"),
  },
  (t) => [
    foreignKey({
      name: "registration_quota_fkey",
      columns: [t.sessionId, t.audience],
      foreignColumns: [quota.sessionId, quota.audience],
    }),
    uniqueIndex("registration_one_live_per_nik")
      .on(t.campaignId, t.nikIndex)
      .where(sql`${t.status} <> 'cancelled'`),
    unique("registration_nik_idempotency_key").on(t.nikIndex, t.idempotencyKey),
    unique("registration_ticket_code_key").on(t.ticketCode),
    unique("registration_number_key").on(t.sessionId, t.gateId, t.number),
    index("registration_phone_idx").on(t.phone),
    index("registration_registered_at_idx").on(t.registeredAt),
    index("registration_name_key_trgm_idx").using("gin", sql`${t.nameKey} gin_trgm_ops`),
    // Today's namesakes, read from the index alone.
    index("registration_session_name_key_idx").on(t.sessionId, t.nameKey, t.id),
    index("registration_gate_number_idx").on(t.gateId, t.number),
    check(
      "registration_status_known",
      sql`${t.status} in ('registered', 'cancelled', 'checked_in', 'deferred', 'vaccinated', 'no_show')`,
    ),
    check("registration_sex_known", sql`${t.sex} in ('male', 'female')`),
    check("registration_number_positive", sql`${t.number} > 0`),
    check(
      "registration_cancelled_has_time",
      sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)`,
    ),
    check(
      "registration_origin_fits_audience",
      sql`case ${t.audience} when 'resident' then ${t.kelurahanCode} is not null when 'outside_city' then ${t.district} is not null else true end`,
    ),
  ],
)
