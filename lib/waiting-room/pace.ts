/** Positions a second: the least, the most, and what a calm second adds. A line begins with 50. */
const LEAST_PACE = 10
const MOST_PACE = 1_500
const PACE_STEP = 100
/** What halving the pace changed shows only after the visitors' next polls. */
const SLOWING_SHOWS_MS = 3_000
/** 95th percentile inside Next, in milliseconds: from here the pace rises no more, and from there it is halved. */
const BUSY_MS = 700
const OVERLOADED_MS = 1_500
/**
 * Turns of the last so many milliseconds are expected to be taken still; whoever comes later is welcome too. As long as
 * browsers take to hear of it when the line runs faster than they thought (`nextPollSeconds`), and the network is slow.
 */
export const EXPECTED_MS = 30_000
/** Whether turns are taken is measured over those older than that, up to so many milliseconds. */
export const SHOW_UP_MS = 120_000

/** A tick a second is enough, however many processes ask. A moment in the future is another clock's, and tells nothing. */
export function wasPacedLately(pacedAt: Date | null, now: Date): boolean {
  const age = pacedAt ? now.getTime() - pacedAt.getTime() : -1
  return age >= 0 && age < 900
}

/** What one tick decides from. Seats are counted in people, everything else in positions. */
export interface PaceReading {
  elapsedMs: number
  pace: number
  showUpRate: number
  /** Left of what the tick before allowed to join and enter in one step. */
  allowance: number
  waiting: number
  freeSeats: number
  seatsPerTicket: number
  maxPerMinute: number | null
  servedLastMinute: number
  /** Positions served in the last `EXPECTED_MS`, and how many of these took their pass. */
  lately: { served: number; taken: number }
  /** The same between `EXPECTED_MS` and `SHOW_UP_MS` ago. */
  earlier: { served: number; taken: number }
  /** The busiest of the front door's processes. */
  load: { shedLately: number; queued: number; limit: number; latencyMs: number }
  sinceSlowedMs: number | null
}

export interface PaceDecision {
  /** By how much `serving` advances. */
  serve: number
  allowance: number
  pace: number
  showUpRate: number
  slowed: boolean
}

/**
 * One tick of the pace-keeper. Serves as many as will take the free seats, by experience, and no faster than the
 * portal can: additive increase, multiplicative decrease (Chiu and Jain 1989, as in TCP).
 */
export function decidePace(reading: PaceReading): PaceDecision {
  const { pace, waiting, lately, seatsPerTicket, maxPerMinute } = reading
  const showUpRate = measuredShowUp(reading)
  const expected = Math.max(0, lately.served * showUpRate - lately.taken) * seatsPerTicket
  const room = reading.freeSeats - expected
  const byRoom = room > 0 ? Math.max(1, Math.floor(room / (seatsPerTicket * showUpRate))) : 0
  const seconds = Math.min(2, Math.max(0.5, reading.elapsedMs / 1_000))
  const byPace = Math.round(pace * seconds)
  const most = Math.min(byPace, byRoom, officeLimit(maxPerMinute, reading.servedLastMinute, seconds))
  const serve = Math.min(waiting, most)

  const { shedLately, latencyMs, queued, limit } = reading.load
  const overloaded = shedLately > 0 || latencyMs > OVERLOADED_MS
  const busy = overloaded || latencyMs > BUSY_MS || queued > limit
  const { sinceSlowedMs } = reading
  const waits = sinceSlowedMs !== null && sinceSlowedMs >= 0 && sinceSlowedMs < SLOWING_SHOWS_MS
  const slowed = overloaded && !waits
  // Only a pace that was made use of may rise; what it would do to the portal is not known before.
  const used = most === byPace && (waiting >= byPace / 2 || reading.allowance === 0)
  const faster = used && !busy ? pace + PACE_STEP * seconds : pace
  const next = slowed ? pace / 2 : faster
  return {
    serve,
    allowance: serve === waiting ? most - serve : 0,
    pace: Math.min(MOST_PACE, Math.max(LEAST_PACE, next)),
    showUpRate,
    slowed,
  }
}

/** Experience changes slowly, and is never taken for so bad that thousands would be called for one seat. */
function measuredShowUp({ showUpRate, earlier: { served, taken }, freeSeats }: PaceReading): number {
  // Without free seats nobody could take a turn, which says nothing about who would have.
  if (served < 20 || freeSeats === 0) return showUpRate
  return Math.min(1, Math.max(0.1, showUpRate + 0.2 * (Math.min(1, taken / served) - showUpRate)))
}

function officeLimit(maxPerMinute: number | null, servedLastMinute: number, seconds: number): number {
  if (maxPerMinute === null) return Number.POSITIVE_INFINITY
  const evenly = Math.ceil((maxPerMinute / 60) * seconds)
  return Math.max(0, Math.min(evenly, maxPerMinute - servedLastMinute))
}
