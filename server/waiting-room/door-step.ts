import type { LineAudience } from "#lib/waiting-room/types.ts"

/** Those who were called and found no free seat: they stand before the door and will be in as soon as there is one. */
export interface DoorStep {
  turnedAway(audience: LineAudience, now: Date): void
  /** How many stand there, in positions. */
  waiting(now: Date): Record<LineAudience, number>
}

/** Who is turned away asks again within this: each is counted about once. */
const AGAIN_MS = 4_000

export function doorStep(): DoorStep {
  const moments: Record<LineAudience, number[]> = { resident: [], outside_city: [] }
  const lately = (audience: LineAudience, now: Date) => {
    const since = now.getTime() - AGAIN_MS
    moments[audience] = moments[audience].filter((moment) => moment > since)
    return moments[audience].length
  }
  return {
    turnedAway: (audience, now) => void moments[audience].push(now.getTime()),
    waiting: (now) => ({ resident: lately("resident", now), outside_city: lately("outside_city", now) }),
  }
}
