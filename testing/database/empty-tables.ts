import { sql } from "drizzle-orm"
import { db } from "#db/client.ts"

/**
 * Empties every table of the portal but the city's in one statement, for `beforeEach`. `TRUNCATE` passes the triggers that keep
 * audit and ledger append-only, and starts the numbers at 1 again.
 */
export async function emptyTables(): Promise<void> {
  const rows = await db().execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'
      and tablename not in ('city', 'region')`,
  )
  const names = rows.map(({ name }) => name).join(", ")
  if (names) await db().execute(sql.raw(`truncate ${names} restart identity cascade`))
}
