import { availablePlaces } from "#lib/quota/rules.ts"
import type { Quota } from "#lib/quota/types.ts"

/** Decides whether these places may be held: every session must have as many left as are to be held of it. */
export function decideHold(quotas: readonly Quota[], holds: readonly { quotaId: number; amount: number }[]) {
  const byId = new Map(quotas.map((quota) => [quota.id, quota]))
  if (holds.some(({ quotaId }) => !byId.has(quotaId))) return "unknown_quota"
  const short = holds.some(({ quotaId, amount }) => {
    const quota = byId.get(quotaId)
    return !quota || amount > availablePlaces(quota)
  })
  return short ? "not_enough_available" : "allowed"
}
