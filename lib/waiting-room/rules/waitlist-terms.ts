import type { LinePhase } from "../types.ts"

/**
 * Places go to the waiting list at the latest so long before their session begins, in ms (12 hours). Nobody calls the
 * people on it: they look themselves, in the evening and in the morning.
 */
const NOTICE_MS = 43_200_000

/** Returns when a session has to begin, at the earliest, for its places to go to the waiting list. */
export function inGoodTime(now: Date): Date {
  return new Date(now.getTime() + NOTICE_MS)
}

/** Whether nothing can be given from the waiting list any more, whatever comes back. */
export function isListOver(lastSessionAt: Date | null, closesAt: Date, now: Date): boolean {
  return lastSessionAt === null || lastSessionAt < inGoodTime(now) || now >= closesAt
}

/** Whether forms may be left with the waiting list: numbers have their positions, and the campaign is not over. */
export function takesForms(phase: LinePhase): boolean {
  return phase === "open" || phase === "paused" || phase === "full" || phase === "only_held"
}
