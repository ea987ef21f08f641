import { sql } from "drizzle-orm"
import type { Tx } from "#db/transaction.ts"

/**
 * The only writer of `taken`: adds places (or gives back, when negative) by quota id. The caller holds the locks;
 * should it have counted wrongly, `quota_never_oversold` stops the transaction.
 */
export async function countTaken(tx: Tx, places: ReadonlyMap<number, number>): Promise<void> {
  if (places.size === 0) return
  const changes = JSON.stringify([...places].map(([id, amount]) => ({ id, amount })))
  await tx.execute(sql`
    update quota set taken = taken + change.amount
    from json_to_recordset(${changes}::json) as change(id int, amount int)
    where quota.id = change.id`)
}
