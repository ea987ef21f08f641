import type { LineAudience, QueueNumber } from "#lib/waiting-room/types.ts"

type Ticket = Pick<QueueNumber, "audience" | "number">

/** Counts the positions that were called and found no free seat: they will take a pass as soon as there is one. */
export interface RecentlyTurnedAway {
  turnedAway(queueNumber: Ticket, now: Date): void
  cameIn(queueNumber: Ticket): void
  /** How many stand there, in positions. However often somebody asks, it is one. */
  waiting(now: Date): Record<LineAudience, number>
}

/** Who is turned away asks again within this (`browser/waiting/follow.ts`), on a slow network a little later. */
const AGAIN_MS = 7_000

export function recentlyTurnedAway(): RecentlyTurnedAway {
  /** When each number was turned away last, the latest at the end. */
  const numbers = { resident: new Map<number, number>(), outside_city: new Map<number, number>() }
  const lately = (audience: LineAudience, now: Date) => {
    for (const [number, moment] of numbers[audience]) {
      if (moment > now.getTime() - AGAIN_MS) break
      numbers[audience].delete(number)
    }
    return numbers[audience].size
  }
  return {
    turnedAway({ audience, number }, now) {
      numbers[audience].delete(number)
      numbers[audience].set(number, now.getTime())
    },
    cameIn: ({ audience, number }) => numbers[audience].delete(number),
    waiting: (now) => ({ resident: lately("resident", now), outside_city: lately("outside_city", now) }),
  }
}
