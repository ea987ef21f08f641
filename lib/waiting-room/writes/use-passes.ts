import { asc, eq, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { honouredUntil } from "../rules/passes.ts"
import type { PassAllowance } from "../types.ts"

/**
 * Locks these passes in id order until the transaction ends and says what each still allows, by id; unknown ones are
 * missing. Call it once, after the quota locks and before any registration row (docs/locking.md).
 */
export async function lockPasses(tx: Tx, passIds: readonly number[]): Promise<Map<number, PassAllowance>> {
  if (passIds.length === 0) return new Map()
  const rows = await tx
    .select({ pass, campaignId: line.campaignId, audience: line.audience })
    .from(pass)
    .innerJoin(line, eq(line.id, pass.lineId))
    .where(anyOf(pass.id, passIds))
    .orderBy(asc(pass.id))
    .for("update", { of: pass })
  return new Map(
    rows.map(({ pass: { id, seats, used, expiresAt }, campaignId, audience }) => [
      id,
      { campaignId, audience, honouredUntil: honouredUntil(expiresAt), seatsLeft: seats - used },
    ]),
  )
}

/** Counts seats that became registrations, by pass id. The caller holds the locks of `lockPasses`. */
export async function countUsed(tx: Tx, seats: ReadonlyMap<number, number>): Promise<void> {
  if (seats.size === 0) return
  const changes = JSON.stringify([...seats].map(([id, amount]) => ({ id, amount })))
  await tx.execute(sql`
    update pass set used = used + change.amount
    from json_to_recordset(${changes}::json) as change(id bigint, amount int)
    where pass.id = change.id`)
}
