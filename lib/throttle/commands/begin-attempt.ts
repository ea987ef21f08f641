import { and, eq, sql } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { blindIndex } from "#lib/identity/nik-vault.ts"
import { decideAttempt } from "../rules.ts"
import type { ThrottleTarget, ThrottleVerdict } from "../types.ts"

/** Long forgotten, and older than any policy's memory, so that a fresh row counts for nothing. */
const NEVER = new Date(0)

/**
 * Asks whether an attempt may be made and, if so, counts it as failed in the same transaction; `forgiveAttempt`
 * takes that back after a success. All targets must allow it. A refused attempt counts for none of them.
 */
export function beginAttempt(targets: readonly ThrottleTarget[], now: Date): Promise<ThrottleVerdict> {
  return transact(async (tx) => {
    const rows = await lockTargets(tx, targets)
    const decisions = rows.map((row) => ({ row, decision: decideAttempt(row.scope, row, now) }))

    const ends = decisions.flatMap(({ decision }) =>
      decision.kind === "blocked" ? [decision.retryAt.getTime()] : [],
    )
    if (ends.length > 0) return { kind: "blocked", retryAt: new Date(Math.max(...ends)) }

    for (const { row, decision } of decisions) {
      if (decision.kind !== "counted") continue
      await tx
        .update(throttle)
        .set(decision.count)
        .where(and(eq(throttle.scope, row.scope), eq(throttle.key, row.key)))
    }
    return { kind: "allowed" }
  })
}

/** Makes the rows that are missing and locks all, in order of their keys (docs/locking.md). */
async function lockTargets(tx: Tx, targets: readonly ThrottleTarget[]) {
  const keyed = targets
    .map(({ scope, value }) => ({ scope, key: blindIndex(scope, value) }))
    .sort((a, b) => a.scope.localeCompare(b.scope) || a.key.compare(b.key))
  const fresh = keyed.map((target) => ({ ...target, failures: 1, lastFailedAt: NEVER, blockedUntil: NEVER }))
  const locked = await tx
    .insert(throttle)
    .values(fresh)
    // Changing nothing takes the lock: whoever tried at the same time is waited for, then seen.
    .onConflictDoUpdate({
      target: [throttle.scope, throttle.key],
      set: { failures: sql`${throttle.failures}` },
    })
    .returning()
  return keyed.flatMap(({ scope, key }) =>
    locked.filter((row) => row.scope === scope && row.key.equals(key)).map((row) => ({ ...row, scope })),
  )
}
