import type { MinuteCount } from "./types.ts"

const MINUTE = 60_000

/** How far back the office looks. */
const WATCHED_MINUTES = 60

/** The beginning of the first minute that is watched: the current, unfinished minute is the last of them. */
export function watchedSince(now: Date): Date {
  return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE - (WATCHED_MINUTES - 1) * MINUTE)
}

/** Puts the minutes in which nobody registered back in, so that a silence is seen as one. */
export function fillMinutes(counts: readonly { minute: Date; count: number }[], now: Date): MinuteCount[] {
  const byMinute = new Map(counts.map(({ minute, count }) => [minute.getTime(), count]))
  const first = watchedSince(now).getTime()
  return Array.from({ length: WATCHED_MINUTES }, (_, index) => {
    const minute = first + index * MINUTE
    return { minute: new Date(minute).toISOString(), count: byMinute.get(minute) ?? 0 }
  })
}
