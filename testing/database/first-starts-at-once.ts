import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { keyCheck } from "#db/schema/key-check.ts"
import { transact } from "#db/transaction.ts"
import { checkKeys } from "#scripts/keys/check-keys.ts"
import type { Secrets } from "#scripts/secrets.ts"

/**
 * First starts that are all under way before one of them can note its keys: the table may be read, not written, until
 * all of them wait for it. Returns the secrets of those that were let start.
 */
export async function firstStartsAtOnce(machines: readonly Secrets[]): Promise<Secrets[]> {
  const starts = await transact(async (tx) => {
    await tx.execute(sql`lock table ${keyCheck} in share mode`)
    const underWay = Promise.allSettled(
      machines.map((secrets) => checkKeys(process.env.DATABASE_URL ?? "", secrets)),
    )
    // Copies of one template have the same numbers for their tables, so the database is named too.
    const waiting = sql`
      select from pg_locks join pg_database on pg_database.oid = pg_locks.database
      where relation = 'key_check'::regclass and not granted and datname = current_database()`
    while ((await db().execute(waiting)).length < machines.length) await sleep(5)
    return { underWay }
  })
  const results = await starts.underWay
  return machines.filter((_, n) => results[n]?.status === "fulfilled")
}
