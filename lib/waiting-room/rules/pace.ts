/** Positions a second: the least, the most, and what a calm second adds. A line begins with 50. */
const MIN_PACE = 10
const MAX_PACE = 1_500
const PACE_STEP = 100
/** What halving the pace changed shows only after the visitors' next polls. */
const SLOWING_SHOWS_MS = 3_000
/**
 * By the 95th percentile of the time inside Next, in milliseconds: a crowd that arrives slows everything down. Busy, the
 * pace falls a little each second; overloaded, it is halved.
 */
const BUSY_PART = 0.9
const BUSY_MS = 2_000
const OVERLOADED_MS = 4_000
/**
 * On their way to a form, or waiting with one before Next, are at most as many as the portal can serve in so many seconds:
 * those who are called hear of it four or five seconds later, and the rest keeps it busy meanwhile. What it can serve is
 * a quarter more than it did lately, so that a faster one is found out, and so many more, so that it can begin.
 */
const WINDOW_S = 6
const WINDOW_GROWTH = 1.25
const WINDOW_START = 80
/** The part of the speed at which places go that a portal is always asked for: so much it does, and its queue shrinks. */
const STEADY = 0.8
/**
 * While the line runs nearly all who are called hear of it within five seconds (`nextPollSeconds`), on a bad network or
 * after a pause a little later. Then it grows less and less likely that somebody comes still, whoever does is welcome.
 */
const HEARD_MS = 5_000
const EXPECTED_MS = 20_000
/**
 * Whether turns are taken is measured over those called so many milliseconds ago and before, the last thousand of the last
 * minute: of a crowd that is told how few places are left, fewer come from one second to the next.
 */
const SHOWN_MS = 10_000
const MEASURED_OVER = 1_000
/** Over which the office's limit counts, too. */
export const SHOW_UP_MS = 60_000
/** Experience is never taken for so bad that thousands would be called for one seat. */
const MIN_SHOW_UP = 0.2

/**
 * The last places: what goes in so many seconds, and never fewer than so many. For these, twice as many are called as by
 * experience: of those near the end many have gone home. Who comes too late is told that no seat is free, or none left.
 */
const LAST_S = 5
const LAST_PLACES = 50
const CALLED_FOR_LAST = 2

/** A tick a second is enough, however many processes ask. A moment in the future is another clock's, and tells nothing. */
export function wasPacedLately(pacedAt: Date | null, now: Date): boolean {
  const age = pacedAt ? now.getTime() - pacedAt.getTime() : -1
  return age >= 0 && age < 900
}

/** Positions called by one tick. */
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
  /** Left of what the tick before allowed to join and enter in one step. */
  allowance: number
  waiting: number
  freeSeats: number
  /** Not taken; some of them may be promised. */
  placesLeft: number
  /** Seats that may be promised at once, as the office has it. */
  maxActive: number
  seatsPerTicket: number
  maxPerMinute: number | null
  servedLastMinute: number
  /** Places that were taken in a second lately. */
  takenPerSecond: number
  /** Who was called by the ticks of the last `SHOW_UP_MS`, the latest at the end, and how many of these have taken their pass. */
  called: readonly Called[]
  /** Of those who were called, so many stand at the door: they have come and find no free seat. */
  calledWithoutSeat: number
  /**
   * Of all processes: what holders of a turn have sent and was turned away in the last second, or waits for Next, whichever
   * their line; and the time inside of whatever was asked for, of the slowest process.
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
  // Where nobody waits and nobody is expected, places that are released before the next tick are for whoever comes: the
  // lock knows how many there are.
  const comers = reading.freeSeats === 0 && expected === 0 ? bySpeed : most

  const { shedSubmits, latencyMs } = reading.load
  const overloaded = shedSubmits > 0 || latencyMs > OVERLOADED_MS
  const busy = overloaded || latencyMs > BUSY_MS
  const { sinceSlowedMs } = reading
  const waits = sinceSlowedMs !== null && sinceSlowedMs >= 0 && sinceSlowedMs < SLOWING_SHOWS_MS
  const slowed = overloaded && !waits
  // Only a pace that was made use of may rise; what it would do to the portal is not known before.
  const used = most === byPace && (waiting >= byPace / 2 || reading.allowance === 0)
  const faster = used ? pace + PACE_STEP * seconds : pace
  const next = slowed ? pace / 2 : busy ? pace * BUSY_PART ** seconds : faster
  // Not slower than places go: a queue of forms shows late, and a line that was stopped is late to run again.
  const sustained = (STEADY * reading.takenPerSecond) / (seatsPerTicket * showUpRate)
  return {
    serve,
    allowance: serve === waiting ? comers - serve : 0,
    pace: Math.min(MAX_PACE, Math.max(MIN_PACE, next, sustained)),
    showUpRate,
    slowed,
  }
}

/** Before a speed was measured, positions a second: as fast as it can get, so that nobody sleeps through a turn. */
const UNMEASURED_SPEED = 300
/** A line that was held up can serve so many a second from one moment to the next. */
const SUDDEN_SPEED = 10

/**
 * What those who wait have to reckon with: how many of them may be called before most have asked again, and how many
 * positions a second may be served. `lately`: positions a second that were served in the last ten seconds.
 */
export function outlookOf({ lately, perMinute }: { lately: number; perMinute: number }) {
  const measured = Math.ceil(Math.max(lately, perMinute / 60, SUDDEN_SPEED))
  return {
    callable: (HEARD_MS / 1_000) * (WINDOW_START + lately),
    speed: perMinute > 0 ? measured : UNMEASURED_SPEED,
  }
}

/** Seats for which people may be on their way, without those whose forms wait: of these, a line's own at most. */
function workWanted({ takenPerSecond, placesLeft, maxActive, freeSeats, load }: PaceReading): number {
  const promised = Math.max(0, Math.min(maxActive, placesLeft) - freeSeats)
  return WINDOW_S * (WINDOW_START + WINDOW_GROWTH * takenPerSecond) - Math.min(load.queuedSubmits, promised)
}

/**
 * Not where few seats are free because the office wants few at once, and not before the first have been called and have
 * heard of it: in a small campaign all places are the last ones from the beginning.
 */
function areLastPlaces({ placesLeft, maxActive, takenPerSecond, called }: PaceReading): boolean {
  const areFew = placesLeft <= Math.min(maxActive, Math.max(LAST_PLACES, LAST_S * takenPerSecond))
  return areFew && called.some(({ agoMs }) => agoMs > HEARD_MS)
}

/** How many of those who were called will come yet. */
function stillExpected(called: readonly Called[], showUpRate: number): number {
  return called.reduce((sum, { agoMs, served, taken }) => {
    const patience = 1 - Math.max(0, agoMs - HEARD_MS) / (EXPECTED_MS - HEARD_MS)
    return sum + Math.max(0, served * showUpRate - taken) * Math.max(0, patience)
  }, 0)
}

/** Experience changes slowly. */
function measuredShowUp({ showUpRate, called, freeSeats, calledWithoutSeat }: PaceReading): number {
  let [served, taken] = [0, 0]
  for (const one of called.filter(({ agoMs }) => agoMs > SHOWN_MS).toReversed()) {
    if (served >= MEASURED_OVER) break
    served += one.served
    taken += one.taken
  }
  // Without free seats nobody could take a turn, which says nothing about who would have.
  if (served < 20 || freeSeats === 0 || calledWithoutSeat > 0) return showUpRate
  const lately = Math.min(1, taken / served)
  return Math.min(1, Math.max(MIN_SHOW_UP, showUpRate + 0.2 * (lately - showUpRate)))
}

function officeLimit(maxPerMinute: number | null, servedLastMinute: number, seconds: number): number {
  if (maxPerMinute === null) return Number.POSITIVE_INFINITY
  const evenly = Math.ceil((maxPerMinute / 60) * seconds)
  return Math.max(0, Math.min(evenly, maxPerMinute - servedLastMinute))
}
