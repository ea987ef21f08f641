import { type CampaignTimes, isDirectEntry, type LineState, linePhase, type Waiting } from "./phase.ts"

/** People for whom one queue number may be. */
export const MAX_SEATS = 5

/** Returns how many seats can be promised now: bounded by the office's limit and by the places, never negative. */
export function freeSeats(
  maxActive: number,
  { available, promised }: { available: number; promised: number },
): number {
  return Math.max(0, Math.min(maxActive, available) - promised)
}

/**
 * Returns those of the claims made at the same time that get a pass, in order of position. A claim too large for the
 * seats left does not keep the next one from getting them. When `free` are all the places that can still be promised, a
 * family gets those that are left instead of none.
 */
export function decideClaims<T extends { position: number; seats: number }>(
  claims: readonly T[],
  free: number,
  areLast: boolean,
): T[] {
  let left = free
  const given: T[] = []
  for (const claim of claims.toSorted((a, b) => a.position - b.position)) {
    const seats = areLast ? Math.min(claim.seats, left) : claim.seats
    if (seats === 0 || seats > left) continue
    left -= seats
    given.push({ ...claim, seats })
  }
  return given
}

/**
 * Returns how many of these new tickets, in their order, may enter without waiting. None overtakes another: from the
 * first one that does not fit, all of them wait.
 */
export function entersAtOnce(
  line: LineState & Waiting & { allowance: number; maxActive: number },
  campaign: CampaignTimes,
  promises: { available: number; held: number; promised: number },
  queueNumbers: readonly { seats: number }[],
  now: Date,
): number {
  if (!isDirectEntry(linePhase(line, campaign, promises, now), line)) return 0
  let free = freeSeats(line.maxActive, promises)
  const first = queueNumbers.findIndex(({ seats }, n) => {
    free -= seats
    return n >= line.allowance || free < 0
  })
  return first === -1 ? queueNumbers.length : first
}
