import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { db } from "#db/client.ts"

/** Resolves when a transaction of this database waits for an advisory lock. */
export async function untilTransactionWaits(): Promise<void> {
  const waiting = sql`
    select from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where locktype = 'advisory' and not granted and datname = current_database()`
  while ((await db().execute(waiting)).length === 0) await sleep(5)
}
