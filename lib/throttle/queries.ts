import { sql } from "drizzle-orm"
import { throttle } from "#db/schema/throttle.ts"
import type { Tx } from "#db/transaction.ts"
import { blindIndex } from "#lib/identity/nik-vault.ts"
import type { ThrottleTarget } from "./types.ts"

/** So long ago that a row made just now counts for nothing. */
const NEVER = new Date(0)

/** The targets as they are stored, in the order in which they are locked. */
export function keysOf(targets: readonly ThrottleTarget[]) {
  return targets
    .map(({ scope, value }) => ({ scope, key: blindIndex(scope, value) }))
    .sort((a, b) => a.scope.localeCompare(b.scope) || a.key.compare(b.key))
}

/** Locks the counts of these targets in one order (docs/locking.md), making those that are missing. */
export async function lockCounts(tx: Tx, targets: readonly ThrottleTarget[]) {
  const keys = keysOf(targets)
  const fresh = keys.map((target) => ({ ...target, failures: 1, lastFailedAt: NEVER, blockedUntil: NEVER }))
  const rows = await tx
    .insert(throttle)
    .values(fresh)
    // Changing nothing takes the lock: whoever tried at the same time is waited for, then seen.
    .onConflictDoUpdate({
      target: [throttle.scope, throttle.key],
      set: { failures: sql`${throttle.failures}` },
    })
    .returning()
  return keys.map(({ scope, key }) => {
    const count = rows.find((row) => row.scope === scope && row.key.equals(key))
    return { scope, key, count }
  })
}
