import { eq, sql } from "drizzle-orm"
import { quota, quotaMovement } from "#db/schema/quota.ts"
import type { Tx } from "#db/transaction.ts"
import type { Actor } from "#lib/kernel/actor.ts"
import type { Quota } from "../types.ts"

export interface Movement {
  quotaId: number
  kind: "allocate" | "hold" | "release"
  amount: number
}

const deltas = {
  allocate: { capacity: 1, held: 0 },
  hold: { capacity: 0, held: 1 },
  release: { capacity: 0, held: -1 },
} as const

/**
 * The only writer of `capacity` and `held`: changes the columns and appends the movements, so that both agree.
 * The caller holds the locks and records the audit event. Returns the quotas as they stand afterwards.
 */
export async function applyMovements(
  tx: Tx,
  movements: readonly Movement[],
  why: { actor: Actor; reason: string; idempotencyKey: string; now: Date },
): Promise<Quota[]> {
  const rows = movements.map(({ quotaId, kind, amount }) => ({
    quotaId,
    kind,
    amount,
    capacityDelta: deltas[kind].capacity * amount,
    heldDelta: deltas[kind].held * amount,
    reason: why.reason,
    staffId: why.actor.kind === "staff" ? why.actor.staffId : null,
    idempotencyKey: why.idempotencyKey,
    occurredAt: why.now,
  }))
  await tx.insert(quotaMovement).values(rows)

  const after = new Map<number, Quota>()
  for (const { quotaId, capacityDelta, heldDelta } of rows) {
    const [changed] = await tx
      .update(quota)
      .set({ capacity: sql`${quota.capacity} + ${capacityDelta}`, held: sql`${quota.held} + ${heldDelta}` })
      .where(eq(quota.id, quotaId))
      .returning()
    if (!changed) throw new Error(`unknown quota ${quotaId}`)
    after.set(quotaId, changed)
  }
  return [...after.values()]
}
