import { and, eq, sql } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import { transact } from "#db/transaction.ts"
import { keysOf } from "../queries.ts"
import { forgivesAll } from "../rules.ts"
import type { ThrottleTarget } from "../types.ts"

/**
 * Takes back what `beginAttempt` counted, after the attempt succeeded. A person's earlier failures are forgotten
 * with it; an address only gets this one attempt back, or one valid account would clear it for guessing others.
 */
export async function forgiveAttempt(targets: readonly ThrottleTarget[], now: Date): Promise<void> {
  await transact(async (tx) => {
    for (const { scope, key } of keysOf(targets)) {
      const target = and(eq(throttle.scope, scope), eq(throttle.key, key))
      await tx.delete(throttle).where(forgivesAll(scope) ? target : and(target, eq(throttle.failures, 1)))
      await tx
        .update(throttle)
        .set({ failures: sql`${throttle.failures} - 1`, blockedUntil: now })
        .where(target)
    }
  })
}
