import { sql } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import type { Tx } from "#db/transaction.ts"
import { blindIndex } from "#lib/identity/nik-vault.ts"
import { isShared, NEVER } from "./rules.ts"
import type { ThrottleCount, ThrottleKey, ThrottleTarget } from "./types.ts"

/** The targets as they are stored, in the order in which every transaction locks them: addresses before persons. */
export function keysOf(targets: readonly ThrottleTarget[]): ThrottleKey[] {
  return targets
    .map(({ scope, value }) => ({ scope, key: blindIndex(scope, value) }))
    .sort(
      (a, b) =>
        Number(isShared(b.scope)) - Number(isShared(a.scope)) ||
        a.scope.localeCompare(b.scope) ||
        a.key.compare(b.key),
    )
}

/** Locks the count of one target (docs/locking.md), making it when it is missing. */
export async function lockCount(tx: Tx, target: ThrottleKey): Promise<ThrottleCount | undefined> {
  const [count] = await tx
    .insert(throttle)
    .values({ ...target, failures: 1, lastFailedAt: NEVER, blockedUntil: NEVER })
    // Changing nothing takes the lock: an attempt made at the same time is waited for, then seen.
    .onConflictDoUpdate({
      target: [throttle.scope, throttle.key],
      set: { failures: sql`${throttle.failures}` },
    })
    .returning()
  return count
}
