import type { QueueNumber } from "#lib/waiting-room/types.ts"

type Numbered = Pick<QueueNumber, "lineId" | "number">

/** Counts the positions that were called and found no free seat: they will take a pass as soon as there is one. */
export interface RecentlyTurnedAway {
  turnedAway(queueNumber: Numbered, now: Date): void
  cameIn(queueNumber: Numbered): void
  /** How many stand there, in positions, by line id; a line without any is missing. However often somebody asks, it is one. */
  waiting(now: Date): Record<number, number>
}

/** Who is turned away asks again within this (`browser/waiting/follow.ts`), on a slow network a little later. */
const AGAIN_MS = 7_000

export function recentlyTurnedAway(): RecentlyTurnedAway {
  /** By line, when each number was turned away last, the latest at the end. */
  const lines = new Map<number, Map<number, number>>()
  return {
    turnedAway({ lineId, number }, now) {
      const numbers = lines.get(lineId) ?? new Map<number, number>()
      lines.set(lineId, numbers)
      numbers.delete(number)
      numbers.set(number, now.getTime())
    },
    cameIn: ({ lineId, number }) => lines.get(lineId)?.delete(number),
    waiting(now) {
      const counts: Record<number, number> = {}
      for (const [lineId, numbers] of lines) {
        for (const [number, moment] of numbers) {
          if (moment > now.getTime() - AGAIN_MS) break
          numbers.delete(number)
        }
        if (numbers.size === 0) lines.delete(lineId)
        else counts[lineId] = numbers.size
      }
      return counts
    },
  }
}
