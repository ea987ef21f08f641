import { type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { lockMovements, lockQuotas } from "#lib/quota/queries.ts"
import { applyMovements } from "#lib/quota/writes/apply-movements.ts"
import { listLinesOfQuotas, lockLines, readPromises } from "../queries.ts"
import { decideHold } from "../rules/hold.ts"
import { type HoldPlacesInput, holdPlacesSchema } from "../schema.ts"
import type { HoldOutcome } from "../types.ts"

/**
 * Takes free places out of what is given, until they are released. Those that are promised to people who are
 * registering at this moment cannot be held. The same idempotency key again holds nothing and answers the same.
 * No screen calls it yet: the office only releases.
 */
export function holdPlaces(actor: AdminActor, input: HoldPlacesInput, now: Date): Promise<HoldOutcome> {
  const { holds, reason, idempotencyKey } = holdPlacesSchema.parse(input)
  const total = holds.reduce((sum, { amount }) => sum + amount, 0)
  const ids = holds.map(({ quotaId }) => quotaId)

  return transact(async (tx) => {
    const earlier = await lockMovements(tx, idempotencyKey)
    const lineOf = await listLinesOfQuotas(tx, ids)
    await lockLines(tx, [...new Set(lineOf.values())])
    const quotas = await lockQuotas(tx, ids)
    if (earlier.length > 0) return { kind: "held", total, quotas }

    const verdict = decideHold(quotas, holds)
    if (verdict !== "allowed") {
      return verdict === "unknown_quota" ? { kind: verdict } : { kind: verdict, quotas }
    }
    const free = await unpromised(tx, holds, lineOf, now)
    if (free !== null) return { kind: "promised", free }

    const movements = holds.map((hold) => ({ ...hold, kind: "hold" as const }))
    const after = await applyMovements(tx, movements, { actor, reason, idempotencyKey, now })
    const event = { actor, action: "quota.hold" as const, subject: "quota", detail: { holds, total, reason } }
    await recordAudit(tx, [event], now)
    return { kind: "held", total, quotas: after }
  })
}

/** Returns null if every line can spare what is to be held of it, else how many places the first that cannot has to spare. */
async function unpromised(
  tx: Tx,
  holds: readonly { quotaId: number; amount: number }[],
  lineOf: ReadonlyMap<number, number>,
  now: Date,
): Promise<number | null> {
  for (const [lineId, ofLine] of Map.groupBy(holds, ({ quotaId }) => lineOf.get(quotaId))) {
    if (lineId === undefined) continue // Nobody is promised a place of walk-ins.
    const { available, promised } = await readPromises(tx, lineId, now)
    const spare = Math.max(0, available - promised)
    if (ofLine.reduce((sum, { amount }) => sum + amount, 0) > spare) return spare
  }
  return null
}
