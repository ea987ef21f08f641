import { sql } from "drizzle-orm"
import { keyCheck } from "#db/schema/key-check.ts"
import type { Tx } from "#db/transaction.ts"

/** What is noted of the keys. Locked: of two first starts with different keys, the second sees what the first notes. */
export async function lockNoted(tx: Tx): Promise<(typeof keyCheck.$inferSelect)[]> {
  await tx.execute(sql`lock table ${keyCheck} in exclusive mode`)
  return tx.select().from(keyCheck).orderBy(keyCheck.name)
}
