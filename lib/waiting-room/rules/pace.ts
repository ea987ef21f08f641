/** Pace in positions a second: its bounds, and what a second without overload adds. A line begins with 50. */
const MIN_PACE = 10
const MAX_PACE = 1_500
const PACE_STEP = 100
/** After a halving the pace is not halved again for so long: what it changed shows only after the next polls. In ms. */
const SLOWING_SHOWS_MS = 3_000
/**
 * Bounds of the 95th percentile of the time inside Next, in ms. Above `BUSY_MS` the pace falls to `BUSY_PART` of itself each
 * second, above `OVERLOADED_MS` it is halved.
 */
const BUSY_PART = 0.9
const BUSY_MS = 2_000
const OVERLOADED_MS = 4_000
/**
 * At most as many people are on their way to a form, or wait with one before Next, as the portal serves in `WINDOW_S`
 * seconds: those who are called hear of it four or five seconds later, and the others keep the portal busy meanwhile. Its
 * speed is taken to be `WINDOW_GROWTH` of what it was lately, so that a faster one is found, plus `WINDOW_START`, so that a
 * sale can begin.
 */
const WINDOW_S = 6
const WINDOW_GROWTH = 1.25
const WINDOW_START = 80
/** The pace never falls below this part of the speed at which places go: the portal manages that, and its queue shrinks. */
const STEADY = 0.8
/**
 * Nearly all who are called hear of it within `HEARD_MS` (`nextPollSeconds`), on a bad network or after a pause a little
 * later. From then on fewer and fewer of them are expected, after `EXPECTED_MS` none; those who come all the same may enter.
 */
const HEARD_MS = 5_000
const EXPECTED_MS = 20_000
/**
 * The show-up rate is measured over the last `MEASURED_OVER` people who were called at least `SHOWN_MS` ago: while people are
 * told how few places are left, fewer come from one second to the next.
 */
const SHOWN_MS = 10_000
const MEASURED_OVER = 1_000
/** How far back calls are looked at, in ms; the office's limit of a minute counts over the same. */
export const SHOW_UP_MS = 60_000
/** Lower bound of the show-up rate: without it thousands could be called for one seat. */
const MIN_SHOW_UP = 0.2

/**
 * The last places are those that go in `LAST_S` seconds, at least `LAST_PLACES`. For them `CALLED_FOR_LAST` times as many are
 * called as the show-up rate asks for: near the end many have gone home. Those who come too late are told that no seat is
 * free, or none left.
 */
const LAST_S = 5
const LAST_PLACES = 50
const CALLED_FOR_LAST = 2

/** Whether the last tick is less than 0.9 s old. A moment in the future comes from another machine's clock and says nothing. */
export function wasPacedLately(pacedAt: Date | null, now: Date): boolean {
  const age = pacedAt ? now.getTime() - pacedAt.getTime() : -1
  return age >= 0 && age < 900
}

/** The positions that one tick called, and how many of them have taken their pass. */
export interface Called {
  agoMs: number
  served: number
  taken: number
}

/** What one tick decides from. Seats are counted in people, everything else in positions. */
export interface PaceReading {
  elapsedMs: number
  pace: number
  showUpRate: number
  /** How many may still join and enter in one step by what the tick before allowed. */
  allowance: number
  waiting: number
  freeSeats: number
  /** Places that are not taken; some of them may be promised. */
  placesLeft: number
  /** Seats that may be promised at once, as the office has it. */
  maxActive: number
  seatsPerTicket: number
  maxPerMinute: number | null
  servedLastMinute: number
  /** Places that were taken in a second lately. */
  takenPerSecond: number
  /** The ticks of the last `SHOW_UP_MS`, the latest at the end. */
  called: readonly Called[]
  /** How many of those who were called have come and found no free seat. */
  calledWithoutSeat: number
  /**
   * Of all workers and lines: requests of holders of a turn that were shed in the last second, and those that wait for Next;
   * `latencyMs`: 95th percentile of the time inside Next, of the slowest worker.
   */
  load: { shedSubmits: number; queuedSubmits: number; latencyMs: number }
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
 * One tick of the pace-keeper. Serves as many as will take the free seats, by experience (twice as many for the
 * last places), and no faster than the portal can: additive increase, multiplicative decrease (Chiu and Jain 1989, as in TCP).
 */
export function decidePace(reading: PaceReading): PaceDecision {
  const { pace, waiting, seatsPerTicket, maxPerMinute } = reading
  const showUpRate = measuredShowUp(reading)
  const expected =
    Math.max(stillExpected(reading.called, showUpRate), reading.calledWithoutSeat) * seatsPerTicket
  const seatsToCallFor = reading.freeSeats * (areLastPlaces(reading) ? CALLED_FOR_LAST : 1)
  const room = Math.min(seatsToCallFor, workWanted(reading)) - expected
  const byRoom = room > 0 ? Math.max(1, Math.floor(room / (seatsPerTicket * showUpRate))) : 0
  const seconds = Math.min(2, Math.max(0.5, reading.elapsedMs / 1_000))
  const byPace = Math.round(pace * seconds)
  const bySpeed = Math.min(byPace, officeLimit(maxPerMinute, reading.servedLastMinute, seconds))
  const most = Math.min(bySpeed, byRoom)
  const serve = Math.min(waiting, most)
  // While nobody waits or is expected, places that are released before the next tick go to those who come: how many there
  // are is decided under the lock.
  const comers = reading.freeSeats === 0 && expected === 0 ? bySpeed : most

  const { shedSubmits, latencyMs } = reading.load
  const overloaded = shedSubmits > 0 || latencyMs > OVERLOADED_MS
  const busy = overloaded || latencyMs > BUSY_MS
  const { sinceSlowedMs } = reading
  const waits = sinceSlowedMs !== null && sinceSlowedMs >= 0 && sinceSlowedMs < SLOWING_SHOWS_MS
  const slowed = overloaded && !waits
  // Only a pace that was used up may rise: before, its effect on the portal is not known.
  const used = most === byPace && (waiting >= byPace / 2 || reading.allowance === 0)
  const faster = used ? pace + PACE_STEP * seconds : pace
  const next = slowed ? pace / 2 : busy ? pace * BUSY_PART ** seconds : faster
  // Not slower than places go: a queue of forms shows late, and a line that stood still takes time to run again.
  const sustained = (STEADY * reading.takenPerSecond) / (seatsPerTicket * showUpRate)
  return {
    serve,
    allowance: serve === waiting ? comers - serve : 0,
    pace: Math.min(MAX_PACE, Math.max(MIN_PACE, next, sustained)),
    showUpRate,
    slowed,
  }
}

/** Speed that is assumed before one was measured, in positions a second: high, so that nobody misses a turn. */
const UNMEASURED_SPEED = 300
/** Speed that a line which stood still may have from one moment to the next, in positions a second. */
const SUDDEN_SPEED = 10

/**
 * Returns what those who wait have to expect: how many of them may be called before most have polled again, and how many
 * positions a second may be served. `lately`: positions a second that were served in the last ten seconds.
 */
export function outlookOf({ lately, perMinute }: { lately: number; perMinute: number }) {
  const measured = Math.ceil(Math.max(lately, perMinute / 60, SUDDEN_SPEED))
  return {
    callable: (HEARD_MS / 1_000) * (WINDOW_START + lately),
    speed: perMinute > 0 ? measured : UNMEASURED_SPEED,
  }
}

/** Returns the seats for which people may be on their way, less the forms that wait already (at most as many as are promised). */
function workWanted({ takenPerSecond, placesLeft, maxActive, freeSeats, load }: PaceReading): number {
  const promised = Math.max(0, Math.min(maxActive, placesLeft) - freeSeats)
  return WINDOW_S * (WINDOW_START + WINDOW_GROWTH * takenPerSecond) - Math.min(load.queuedSubmits, promised)
}

/**
 * Whether the places left are the last. Not where few seats are free because the office wants few at once, and not before
 * the first people have been called and have heard of it: in a small campaign all places would be the last from the start.
 */
function areLastPlaces({ placesLeft, maxActive, takenPerSecond, called }: PaceReading): boolean {
  const areFew = placesLeft <= Math.min(maxActive, Math.max(LAST_PLACES, LAST_S * takenPerSecond))
  return areFew && called.some(({ agoMs }) => agoMs > HEARD_MS)
}

/** Returns how many of those who were called are still expected to come. */
function stillExpected(called: readonly Called[], showUpRate: number): number {
  return called.reduce((sum, { agoMs, served, taken }) => {
    const patience = 1 - Math.max(0, agoMs - HEARD_MS) / (EXPECTED_MS - HEARD_MS)
    return sum + Math.max(0, served * showUpRate - taken) * Math.max(0, patience)
  }, 0)
}

/** Returns the show-up rate after this tick: a fifth of the way from the old one to what was measured lately. */
function measuredShowUp({ showUpRate, called, freeSeats, calledWithoutSeat }: PaceReading): number {
  let [served, taken] = [0, 0]
  for (const one of called.filter(({ agoMs }) => agoMs > SHOWN_MS).toReversed()) {
    if (served >= MEASURED_OVER) break
    served += one.served
    taken += one.taken
  }
  // Without free seats nobody could take a turn, which says nothing about how many would have.
  if (served < 20 || freeSeats === 0 || calledWithoutSeat > 0) return showUpRate
  const lately = Math.min(1, taken / served)
  return Math.min(1, Math.max(MIN_SHOW_UP, showUpRate + 0.2 * (lately - showUpRate)))
}

function officeLimit(maxPerMinute: number | null, servedLastMinute: number, seconds: number): number {
  if (maxPerMinute === null) return Number.POSITIVE_INFINITY
  const evenly = Math.ceil((maxPerMinute / 60) * seconds)
  return Math.max(0, Math.min(evenly, maxPerMinute - servedLastMinute))
}
