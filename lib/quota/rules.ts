import type { Places, Quota, Release } from "./types.ts"

export const noPlaces: Places = { capacity: 0, held: 0, taken: 0, available: 0 }

/** Places that can be given now. */
export function availablePlaces(quota: Pick<Quota, "capacity" | "held" | "taken">): number {
  return quota.capacity - quota.held - quota.taken
}

export function addPlaces(a: Places, b: Places): Places {
  return {
    capacity: a.capacity + b.capacity,
    held: a.held + b.held,
    taken: a.taken + b.taken,
    available: a.available + b.available,
  }
}

/** May these held places be opened? Every quota must hold at least what is asked of it. */
export function decideRelease(quotas: readonly Quota[], releases: readonly Release[]) {
  const byId = new Map(quotas.map((quota) => [quota.id, quota]))
  if (releases.some((release) => !byId.has(release.quotaId))) return "unknown_quota"
  const short = releases.some((release) => release.amount > (byId.get(release.quotaId)?.held ?? 0))
  return short ? "not_enough_held" : "allowed"
}

/**
 * Spreads an amount evenly: nobody's session gets two more than another's, except where a session holds too few;
 * what such a one cannot give, the others share. Gives what is held when more is asked.
 */
export function spreadEvenly(amount: number, quotas: readonly { id: number; held: number }[]): Release[] {
  const given = new Map<number, number>(quotas.map(({ id }) => [id, 0]))
  let rest = amount
  while (rest > 0) {
    const open = quotas.filter(({ id, held }) => (given.get(id) ?? 0) < held)
    if (open.length === 0) break
    const share = Math.max(1, Math.floor(rest / open.length))
    for (const { id, held } of open) {
      const before = given.get(id) ?? 0
      const step = Math.min(share, held - before, rest)
      given.set(id, before + step)
      rest -= step
    }
  }
  return [...given].filter(([, part]) => part > 0).map(([quotaId, part]) => ({ quotaId, amount: part }))
}
