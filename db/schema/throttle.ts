import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
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
    // Rows that decide nothing any more are found by it, however many there are.
    index("throttle_last_failed_at_idx").on(t.lastFailedAt),
    check("throttle_failures_positive", sql`${t.failures} > 0`),
  ],
)
