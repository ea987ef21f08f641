import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor, SystemActor } from "#lib/kernel/actor.ts"
import { lockMovements, lockQuotas } from "../queries.ts"
import { decideRelease } from "../rules.ts"
import { type ReleaseHeldQuotaInput, releaseHeldQuotaSchema } from "../schema.ts"
import type { Release, ReleaseOutcome } from "../types.ts"
import { applyMovements } from "../writes/apply-movements.ts"

/**
 * Opens held places to their own audience. Amounts in places. Returns the quotas as they stand after the release;
 * the same idempotency key again releases nothing and answers the same.
 */
export async function releaseHeldQuota(
  actor: AdminActor | SystemActor,
  input: ReleaseHeldQuotaInput,
  now: Date,
): Promise<ReleaseOutcome> {
  const { releases, reason, idempotencyKey } = releaseHeldQuotaSchema.parse(input)
  const total = releases.reduce((sum, { amount }) => sum + amount, 0)

  return transact(async (tx) => {
    const ids = releases.map(({ quotaId }) => quotaId)
    const earlier = await lockMovements(tx, idempotencyKey)
    const quotas = await lockQuotas(tx, ids)
    if (earlier.length > 0) {
      if (!sameReleases(earlier, releases)) throw new Error("the idempotency key belongs to another release")
      return { kind: "released", total, quotas }
    }

    const verdict = decideRelease(quotas, releases)
    if (verdict === "unknown_quota") return { kind: "unknown_quota" }
    if (verdict === "not_enough_held") return { kind: "not_enough_held", quotas }

    const movements = releases.map((release) => ({ ...release, kind: "release" as const }))
    const after = await applyMovements(tx, movements, { actor, reason, idempotencyKey, now })
    const event = {
      actor,
      action: "quota.release" as const,
      subject: "quota",
      detail: { releases, total, reason },
    }
    await recordAudit(tx, [event], now)
    return { kind: "released", total, quotas: after }
  })
}

function sameReleases(some: readonly Release[], others: readonly Release[]): boolean {
  const amounts = new Map(others.map(({ quotaId, amount }) => [quotaId, amount]))
  return some.length === others.length && some.every(({ quotaId, amount }) => amounts.get(quotaId) === amount)
}
