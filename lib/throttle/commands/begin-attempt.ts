import { and, eq, lte, sql } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { keysOf, lockCount } from "../queries.ts"
import { decideAttempt, forgottenBefore } from "../rules.ts"
import type { ThrottleCount, ThrottleKey, ThrottleTarget, ThrottleVerdict } from "../types.ts"

/** More than an attempt adds, so that the table shrinks; few enough that no attempt takes noticeably longer. */
const SWEPT_AT_ONCE = 10

/**
 * Asks whether an attempt may be made and, if so, counts it as failed in the same transaction; `forgiveAttempt`
 * takes that back after a success. All targets must allow it. A refused attempt counts for none of them.
 */
export function beginAttempt(targets: readonly ThrottleTarget[], now: Date): Promise<ThrottleVerdict> {
  return transact(async (tx) => {
    const counted: { target: ThrottleKey; count: ThrottleCount }[] = []
    // One after the other, addresses first: a blocked one must not write a row for every NIK it invents.
    for (const target of keysOf(targets)) {
      const decision = decideAttempt(target.scope, await lockCount(tx, target), now)
      if (decision.kind === "blocked") return decision
      counted.push({ target, count: decision.count })
    }
    for (const { target, count } of counted) {
      const stored = and(eq(throttle.scope, target.scope), eq(throttle.key, target.key))
      await tx.update(throttle).set(count).where(stored)
    }
    await sweep(tx, now)
    return { kind: "allowed" }
  })
}

/** Takes away a few rows that decide nothing any more. Rows that are locked at this moment are skipped. */
async function sweep(tx: Tx, now: Date): Promise<void> {
  const forgotten = tx
    .select({ scope: throttle.scope, key: throttle.key })
    .from(throttle)
    .where(lte(throttle.lastFailedAt, forgottenBefore(now)))
    .limit(SWEPT_AT_ONCE)
    .for("update", { skipLocked: true })
  await tx.delete(throttle).where(sql`(${throttle.scope}, ${throttle.key}) in ${forgotten}`)
}
