import { and, eq } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import { transact } from "#db/transaction.ts"
import { lockCounts } from "../queries.ts"
import { decideAttempt } from "../rules.ts"
import type { ThrottleTarget, ThrottleVerdict } from "../types.ts"

/**
 * Asks whether an attempt may be made and, if so, counts it as failed in the same transaction; `forgiveAttempt`
 * takes that back after a success. All targets must allow it. A refused attempt counts for none of them.
 */
export function beginAttempt(targets: readonly ThrottleTarget[], now: Date): Promise<ThrottleVerdict> {
  return transact(async (tx) => {
    const locked = await lockCounts(tx, targets)
    const decisions = locked.map(({ scope, key, count }) => ({
      target: and(eq(throttle.scope, scope), eq(throttle.key, key)),
      decision: decideAttempt(scope, count, now),
    }))

    const ends = decisions.flatMap(({ decision }) =>
      decision.kind === "blocked" ? [decision.retryAt.getTime()] : [],
    )
    if (ends.length > 0) return { kind: "blocked", retryAt: new Date(Math.max(...ends)) }

    for (const { target, decision } of decisions) {
      if (decision.kind === "counted") await tx.update(throttle).set(decision.count).where(target)
    }
    return { kind: "allowed" }
  })
}
