import { sql } from "drizzle-orm"
import { boolean, check, integer, pgTable, text, unique } from "drizzle-orm/pg-core"
import { gate } from "./campaign.ts"
import { moment } from "./columns.ts"

/** An account of the campaign office or the stadium. `sessionVersion` rises to end every session of the account. */
export const staff = pgTable(
  "staff",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "staff_id_seq" }),
    username: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ["admin", "officer"] }).notNull(),
    passwordHash: text("password_hash").notNull(),
    mustChangePassword: boolean("must_change_password").notNull(),
    sessionVersion: integer("session_version").notNull().default(1),
    gateId: integer("gate_id").references(() => gate.id),
    createdAt: moment("created_at").notNull(),
    disabledAt: moment("disabled_at"),
  },
  (t) => [
    unique("staff_username_key").on(t.username),
    check("staff_username_lower_case", sql`${t.username} ~ '^[a-z0-9._-]{3,40}$'`),
    check("staff_role_known", sql`${t.role} in ('admin', 'officer')`),
  ],
)
