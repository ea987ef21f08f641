import { pgTable, text } from "drizzle-orm/pg-core"
import { bytea } from "./columns.ts"

/** By which keys the rows of this database were made, as values that no key can be computed from. */
export const keyCheck = pgTable("key_check", {
  name: text().primaryKey(),
  value: bytea().notNull(),
})
