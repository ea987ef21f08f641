import { describe, expect, test } from "vitest"
import { decidePace, outlookOf, type PaceReading, SHOW_UP_MS, wasPacedLately } from "./pace.ts"

const reading: PaceReading = {
  elapsedMs: 1_000,
  pace: 50,
  showUpRate: 1,
  allowance: 0,
  waiting: 100_000,
  freeSeats: 3_000,
  seatsPerTicket: 1,
  maxPerMinute: null,
  servedLastMinute: 0,
  takenPerSecond: 0,
  placesLeft: 25_000,
  maxActive: 3_000,
  called: [],
  calledWithoutSeat: 0,
  load: { shedSubmits: 0, queuedSubmits: 0, latencyMs: 50 },
  sinceSlowedMs: null,
}

describe("one tick", () => {
  test("a portal without load is asked for more every second, an overloaded one for half, a busy one for a little less", () => {
    const paceWith = (load: Partial<PaceReading["load"]>, sinceSlowedMs: number | null = null) =>
      decidePace({ ...reading, pace: 400, sinceSlowedMs, load: { ...reading.load, ...load } }).pace
    expect(paceWith({})).toBe(500)
    expect(paceWith({ shedSubmits: 1 })).toBe(200)
    expect(paceWith({ latencyMs: 5_000 })).toBe(200)
    expect(paceWith({ shedSubmits: 1 }, 1_000)).toBe(360)
    expect(paceWith({ shedSubmits: 1 }, 4_000)).toBe(200)
    expect(paceWith({ latencyMs: 2_500 })).toBe(360)
  })

  test("no more are on their way than the portal can serve in six seconds, at a quarter more than it does", () => {
    const serve = (change: Partial<PaceReading>) => decidePace({ ...reading, pace: 1_500, ...change }).serve
    expect(serve({})).toBe(480)
    expect(serve({ takenPerSecond: 100 })).toBe(1_230)
    expect(serve({ takenPerSecond: 100, called: [{ agoMs: 1_000, served: 900, taken: 100 }] })).toBe(430)
    // Forms that wait count as on their way, but for those of the other line.
    const load = { ...reading.load, queuedSubmits: 700 }
    expect(serve({ takenPerSecond: 100, freeSeats: 2_000, load })).toBe(530)
    expect(serve({ takenPerSecond: 100, freeSeats: 2_900, load })).toBe(1_130)
    expect(serve({ load, freeSeats: 2_000 })).toBe(0)
  })

  test("for the last places twice as many are called, and no more while these may come yet", () => {
    const before = { agoMs: 30_000, served: 100, taken: 100 }
    const serve = (change: Partial<PaceReading>) =>
      decidePace({ ...reading, pace: 1_500, called: [before], ...change }).serve
    expect(serve({ freeSeats: 40, placesLeft: 51 })).toBe(40)
    expect(serve({ freeSeats: 40, placesLeft: 50 })).toBe(80)
    const justNow = { agoMs: 1_000, served: 80, taken: 0 }
    expect(serve({ freeSeats: 40, placesLeft: 50, called: [before, justNow] })).toBe(0)
    // A small campaign, just opened.
    expect(serve({ freeSeats: 40, placesLeft: 40, called: [] })).toBe(40)
    // What goes within five seconds, while many are filling in.
    expect(serve({ freeSeats: 40, placesLeft: 1_000, takenPerSecond: 200 })).toBe(80)
    expect(serve({ freeSeats: 40, placesLeft: 1_001, takenPerSecond: 200 })).toBe(40)
    // The office wants few at once.
    expect(serve({ freeSeats: 40, placesLeft: 1_000, takenPerSecond: 200, maxActive: 100 })).toBe(40)
  })

  test("a portal is asked for four fifths of what it does at least, however overloaded it seems", () => {
    const load = { ...reading.load, shedSubmits: 1 }
    const paceWith = (takenPerSecond: number) =>
      decidePace({ ...reading, pace: 400, takenPerSecond, load }).pace
    expect([0, 100, 300, 900].map(paceWith)).toEqual([200, 200, 240, 720])
  })

  test("a pace that nobody made use of does not rise", () => {
    expect(decidePace({ ...reading, waiting: 3, allowance: 40 }).pace).toBe(50)
    expect(decidePace({ ...reading, freeSeats: 10 }).pace).toBe(50)
  })

  test("no more are called than there are seats for, reckoning with those who are on their way", () => {
    const serve = (change: Partial<PaceReading>) => decidePace({ ...reading, pace: 1_500, ...change }).serve
    expect(serve({ freeSeats: 100 })).toBe(100)
    expect(serve({ freeSeats: 100, called: [{ agoMs: 1_000, served: 80, taken: 20 }] })).toBe(40)
    expect(serve({ freeSeats: 100, called: [{ agoMs: 1_000, served: 80, taken: 0 }], showUpRate: 0.5 })).toBe(
      120,
    )
    expect(serve({ freeSeats: 100, seatsPerTicket: 2 })).toBe(50)
    expect(serve({ freeSeats: 1, seatsPerTicket: 2 })).toBe(1)
    expect(serve({ freeSeats: 1, called: [{ agoMs: 1_000, served: 1, taken: 0 }] })).toBe(0)
    expect(serve({ freeSeats: 0 })).toBe(0)
    expect(serve({ waiting: 7 })).toBe(7)
  })

  test("who stands at the door has the next seats, and says nothing of who fails to come", () => {
    const called = [{ agoMs: 30_000, served: 500, taken: 100 }]
    const tick = (change: Partial<PaceReading>) => decidePace({ ...reading, pace: 1_500, called, ...change })
    expect(tick({ freeSeats: 100, calledWithoutSeat: 300 }).serve).toBe(0)
    expect(tick({ freeSeats: 400, calledWithoutSeat: 300 })).toMatchObject({ serve: 100, showUpRate: 1 })
    expect(tick({ freeSeats: 400, calledWithoutSeat: 0 }).showUpRate).toBeCloseTo(0.84)
  })

  test("the longer ago somebody was called, the less they are reckoned with", () => {
    const serve = (agoMs: number) =>
      decidePace({ ...reading, pace: 1_500, freeSeats: 100, called: [{ agoMs, served: 10, taken: 0 }] }).serve
    expect([1_000, 5_000, 12_500, 20_000, 60_000].map(serve)).toEqual([90, 90, 95, 100, 100])
  })

  test("the office's limit holds for every minute, and is spread over it", () => {
    const serve = (maxPerMinute: number, servedLastMinute: number) =>
      decidePace({ ...reading, pace: 1_000, maxPerMinute, servedLastMinute }).serve
    expect(serve(600, 0)).toBe(10)
    expect(serve(600, 595)).toBe(5)
    expect(serve(600, 700)).toBe(0)
    expect(serve(30, 29)).toBe(1)
  })

  test("what is left of a tick is for those who join and enter in one step", () => {
    expect(decidePace({ ...reading, waiting: 20 })).toMatchObject({ serve: 20, allowance: 30 })
    expect(decidePace({ ...reading, waiting: 60 })).toMatchObject({ serve: 50, allowance: 0 })
    // Places that are released before the next tick: for those who come, unless a called person waits for a seat.
    const full = { ...reading, waiting: 0, freeSeats: 0 }
    expect(decidePace(full)).toMatchObject({ serve: 0, allowance: 50 })
    expect(decidePace({ ...full, maxPerMinute: 120 })).toMatchObject({ serve: 0, allowance: 2 })
    expect(decidePace({ ...full, calledWithoutSeat: 1 })).toMatchObject({ serve: 0, allowance: 0 })
    expect(decidePace({ ...full, waiting: 1 })).toMatchObject({ serve: 0, allowance: 0 })
  })

  test("experience follows slowly who shows up, and not while there was nothing to show up for", () => {
    const called = [{ agoMs: 15_000, served: 100, taken: 50 }]
    expect(decidePace({ ...reading, called }).showUpRate).toBeCloseTo(0.9)
    expect(decidePace({ ...reading, called, freeSeats: 0 }).showUpRate).toBe(1)
    expect(decidePace({ ...reading, called: [{ agoMs: 15_000, served: 5, taken: 0 }] }).showUpRate).toBe(1)
    expect(decidePace({ ...reading, called: [{ agoMs: 9_000, served: 100, taken: 0 }] }).showUpRate).toBe(1)
    // Of many, the last thousand tell.
    const before = { agoMs: 40_000, served: 2_000, taken: 2_000 }
    const now = { agoMs: 12_000, served: 1_000, taken: 500 }
    expect(decidePace({ ...reading, called: [before, now] }).showUpRate).toBeCloseTo(0.9)
  })

  test("those who wait reckon with the faster of the last minute and the last seconds, and with a line that runs again", () => {
    expect(outlookOf({ lately: 0, perMinute: 0 })).toEqual({ callable: 400, speed: 300 })
    expect(outlookOf({ lately: 0, perMinute: 60 })).toEqual({ callable: 400, speed: 10 })
    expect(outlookOf({ lately: 20, perMinute: 6_000 })).toEqual({ callable: 500, speed: 100 })
    expect(outlookOf({ lately: 500, perMinute: 6_000 })).toEqual({ callable: 2_900, speed: 500 })
  })

  test("one tick a second is enough, and a clock that is ahead stops nobody", () => {
    const now = new Date("2021-08-05T10:00:00Z")
    const ago = (ms: number) => wasPacedLately(new Date(now.getTime() - ms), now)
    expect([ago(0), ago(899), ago(900), ago(-3_600_000), wasPacedLately(null, now)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

interface World {
  seats: number
  maxActive: number
  /** Requests a second that Next can do. */
  capacity: number
  showUp: number
  /** Seconds that a holder takes to register. */
  thinking: number
}

interface Second {
  served: number
  /** Of those served in this second, how many took their pass, then or later. */
  taken: number
  /** Claims in this second for which no seat was free. */
  refused: number
  backlog: number
  registered: number
}

/** A crowd whose browsers claim a turn up to five seconds after it came, each for itself. */
function simulate({ seats, maxActive, capacity, showUp, thinking }: World, seconds: number) {
  const random = evenly()
  const history: Second[] = []
  const claims = new Map<number, Second[]>() // by second, the cohorts of those who ask then
  const registering = new Map<number, number>()
  let state = { ...reading, sinceSlowedMs: null as number | null }
  let [registered, active, backlog] = [0, 0, 0]
  const free = () => Math.max(0, Math.min(maxActive, seats - registered) - active)
  const ask = (second: number, cohort: Second) => claims.set(second, [...(claims.get(second) ?? []), cohort])
  const calledBy = () =>
    history
      .slice(-SHOW_UP_MS / 1_000)
      .map(({ served, taken }, n, all) => ({ served, taken, agoMs: (all.length - n) * 1_000 }))

  for (let second = 0; second < seconds; second++) {
    const now: Second = { served: 0, taken: 0, refused: 0, backlog, registered: registering.get(second) ?? 0 }
    registered += now.registered
    active -= now.registered
    backlog = Math.max(0, backlog + now.registered - capacity)
    for (const cohort of claims.get(second) ?? []) {
      if (free() > 0) {
        active++
        cohort.taken++
        registering.set(second + thinking, (registering.get(second + thinking) ?? 0) + 1)
      } else {
        now.refused++
        ask(second + 4, cohort)
      }
    }
    const load = {
      shedSubmits: backlog > 2 * capacity ? 1 : 0,
      queuedSubmits: backlog,
      latencyMs: (backlog / capacity) * 1_000,
    }
    const lately = (seconds: number, of: "refused" | "registered") =>
      [...history, now].slice(-seconds).reduce((sum, one) => sum + one[of], 0)
    const decision = decidePace({
      ...{ ...state, waiting: 1e6, freeSeats: free(), called: calledBy(), load },
      ...{ calledWithoutSeat: lately(4, "refused"), takenPerSecond: lately(4, "registered") / 4 },
    })
    const since = state.sinceSlowedMs
    const { pace, showUpRate, slowed, serve } = decision
    state = { ...state, pace, showUpRate, sinceSlowedMs: slowed ? 0 : since === null ? null : since + 1_000 }
    now.served = serve
    for (let n = 0; n < serve; n++) {
      if (random() < showUp) ask(second + 1 + Math.floor(random() * 5), now)
    }
    history.push(now)
  }
  return {
    history,
    registered,
    served: history.reduce((sum, { served }) => sum + served, 0),
    showUpRate: state.showUpRate,
  }
}

/** The same numbers in every run. */
function evenly(): () => number {
  let state = 42
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const rate = (all: readonly Second[]) => all.reduce((sum, { registered }) => sum + registered, 0) / all.length

describe("the pace with a crowd that claims its turns up to five seconds late", () => {
  test("reaches 600 a second within eight seconds", () => {
    const { history } = simulate({ seats: 1e6, maxActive: 1e5, capacity: 1e5, showUp: 1, thinking: 1 }, 10)
    expect(history[8]?.served).toBeGreaterThanOrEqual(600)
  })

  test("keeps a portal that can do 600 a second busy, without a backlog of more than a few seconds", () => {
    const world = { seats: 1e6, maxActive: 3_000, capacity: 600, showUp: 1, thinking: 1 }
    const { history } = simulate(world, 120)
    const settled = history.slice(20)
    expect(rate(settled)).toBeGreaterThan(400)
    expect(Math.max(...settled.map(({ backlog }) => backlog))).toBeLessThan(4 * 600)
  })

  test("keeps the seats of slow typists filled, and calls hardly anybody in vain", () => {
    const world = { seats: 1e6, maxActive: 3_000, capacity: 1e5, showUp: 0.7, thinking: 20 }
    const { history, showUpRate } = simulate(world, 200)
    expect(showUpRate).toBeCloseTo(0.7, 1)
    const settled = history.slice(60)
    // 3,000 seats, each for 20 seconds, are 150 registrations a second; calling costs up to five seconds of each.
    expect(rate(settled)).toBeGreaterThan(100)
    const refused = settled.reduce((sum, one) => sum + one.refused, 0)
    expect(refused).toBeLessThan(0.05 * settled.reduce((sum, one) => sum + one.taken, 0))
  })

  test("gives away every last seat, and calls not many more than there are", () => {
    const { registered, served } = simulate(
      { seats: 2_000, maxActive: 3_000, capacity: 600, showUp: 0.8, thinking: 5 },
      240,
    )
    expect(registered).toBe(2_000)
    expect(served).toBeLessThan(1.1 * (2_000 / 0.8))
  })
})
