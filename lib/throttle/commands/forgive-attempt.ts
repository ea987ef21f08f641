import { and, eq } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import { transact } from "#db/transaction.ts"
import { keysOf } from "../queries.ts"
import { isShared } from "../rules.ts"
import type { ThrottleTarget } from "../types.ts"

/**
 * Takes back what `beginAttempt` counted, after the attempt succeeded. A person's earlier failures are forgotten
 * with it; an address only gets this one attempt back, or one valid account would clear it for guessing others.
 */
export async function forgiveAttempt(targets: readonly ThrottleTarget[], now: Date): Promise<void> {
  await transact(async (tx) => {
    for (const { scope, key } of keysOf(targets)) {
      const target = and(eq(throttle.scope, scope), eq(throttle.key, key))
      // Others at this address succeed at the same time: without the lock, two would take the same last one back.
      const [count] = await tx.select().from(throttle).where(target).for("update")
      if (!count) continue
      if (isShared(scope) && count.failures > 1) {
        const failures = count.failures - 1
        await tx.update(throttle).set({ failures, blockedUntil: now }).where(target)
      } else {
        await tx.delete(throttle).where(target)
      }
    }
  })
}
