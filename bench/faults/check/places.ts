import type { Stored, StoredMovement } from "./database.ts"
import type { Call } from "./history.ts"

/** Compares places: those given with those there are, and those opened with what was released. */
export function findPlaceFaults(releasing: readonly Call[][], stored: Stored) {
  return {
    oversold: countOversold(stored),
    countersWrong: countWrongCounters(stored),
    releasesWrong: countWrongReleases(releasing, stored),
  }
}

function countLive({ registrations }: Stored): Map<number, number> {
  const live = registrations.filter(({ status }) => status !== "cancelled")
  return new Map([...Map.groupBy(live, ({ quota }) => quota)].map(([quota, rows]) => [quota, rows.length]))
}

/** In places. Counted from the rows: the counter may be what is wrong. */
function countOversold(stored: Stored): number {
  const live = countLive(stored)
  const beyond = stored.quotas.map(({ id, capacity, held }) => (live.get(id) ?? 0) + held - capacity)
  return beyond.reduce((sum, places) => sum + Math.max(0, places), 0)
}

function countWrongCounters(stored: Stored): number {
  const live = countLive(stored)
  const moved = Map.groupBy(stored.movements, ({ quota }) => quota)
  return stored.quotas.filter(({ id, capacity, held, taken }) => {
    const movements = moved.get(id) ?? []
    const sum = (of: (movement: StoredMovement) => number) => movements.reduce((all, one) => all + of(one), 0)
    return (
      taken !== (live.get(id) ?? 0) ||
      capacity !== sum(({ capacityDelta }) => capacityDelta) ||
      held !== sum(({ heldDelta }) => heldDelta)
    )
  }).length
}

/** An answered release moved exactly its places, once; nothing else was released. */
function countWrongReleases(releasing: readonly Call[][], { movements }: Stored): number {
  const byKey = Map.groupBy(
    movements.filter(({ kind }) => kind === "release"),
    ({ key }) => key,
  )
  const asked = new Map(releasing.map((calls) => [calls[0]?.key ?? "", calls]))
  const unasked = [...byKey.keys()].filter((key) => !asked.has(key)).length
  const wrong = [...asked].filter(([key, calls]) => {
    const moved = byKey.get(key) ?? []
    // Without an answer it may have been made or not, but not otherwise.
    const due = calls.filter(({ outcome }) => outcome === "ok" || moved.length > 0)
    return due.some(({ amounts = {} }) => !matches(moved, amounts))
  })
  return unasked + wrong.length
}

function matches(moved: readonly StoredMovement[], amounts: Readonly<Record<string, number>>): boolean {
  const wanted = Object.entries(amounts)
  return (
    moved.length === wanted.length &&
    wanted.every(([quota, amount]) =>
      moved.some((one) => one.quota === Number(quota) && one.amount === amount && one.heldDelta === -amount),
    )
  )
}
