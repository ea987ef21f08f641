import { sql } from "drizzle-orm"
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { bytea, moment } from "./columns.ts"

/** Failed attempts per target. The key is a keyed hash: no account, address or NIK stands here in clear. */
export const throttle = pgTable(
  "throttle",
  {
    scope: text().notNull(),
    key: bytea().notNull(),
    failures: integer().notNull(),
    lastFailedAt: moment("last_failed_at").notNull(),
    blockedUntil: moment("blocked_until").notNull(),
  },
  (t) => [
    primaryKey({ name: "throttle_pkey", columns: [t.scope, t.key] }),
    check("throttle_failures_positive", sql`${t.failures} > 0`),
  ],
)
