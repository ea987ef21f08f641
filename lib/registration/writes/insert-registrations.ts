import { sql } from "drizzle-orm"
import type { Tx } from "#db/transaction.ts"
import { insertText, type NewRegistration, toJsonRows } from "./registration-columns.ts"

/**
 * Writes all rows in one statement with one parameter, sorted by NIK index: two batches that meet in the same people
 * wait for each other instead of deadlocking. (A second pass of a batch can still meet one: `register` tries again.)
 * Rows that meet an existing one are left out of the answer. Returns ids by ticket code.
 */
export async function insertRegistrations(
  tx: Tx,
  rows: readonly NewRegistration[],
): Promise<Map<string, number>> {
  const sorted = rows.toSorted((a, b) => Buffer.compare(a.nikIndex, b.nikIndex))
  const inserted = await tx.execute<{ id: string; ticket_code: string }>(
    sql`${sql.raw(insertText.before)}${toJsonRows(sorted)}${sql.raw(insertText.after)} returning id, ticket_code`,
  )
  return new Map(inserted.map(({ id, ticket_code }) => [ticket_code, Number(id)]))
}
