import { sql } from "drizzle-orm"
import { bigint, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { gate } from "./campaign.ts"
import { moment } from "./columns.ts"
import { registration } from "./registration.ts"
import { staff } from "./staff.ts"

/** One arrival, one row per registration. An undone check-in is deleted; the audit trail keeps both events. */
export const checkIn = pgTable(
  "check_in",
  {
    registrationId: bigint("registration_id", { mode: "number" })
      .primaryKey()
      .references(() => registration.id),
    staffId: integer("staff_id")
      .notNull()
      .references(() => staff.id),
    gateId: integer("gate_id")
      .notNull()
      .references(() => gate.id),
    checkedInAt: moment("checked_in_at").notNull(),
    exception: text({ enum: ["too_early", "wrong_day"] }),
    exceptionReason: text("exception_reason"),
    deviceNonce: uuid("device_nonce").notNull(),
  },
  (t) => [
    unique("check_in_device_nonce_key").on(t.deviceNonce),
    index("check_in_checked_in_at_idx").on(t.checkedInAt),
    check("check_in_exception_known", sql`${t.exception} in ('too_early', 'wrong_day')`),
    check("check_in_exception_has_reason", sql`(${t.exception} is null) = (${t.exceptionReason} is null)`),
  ],
)
