import { describe, expect, test } from "vitest"
import {
  decideClaims,
  entersAtOnce,
  estimateMinutes,
  extendedExpiry,
  freeSeats,
  isDrawDue,
  isPassOver,
  linePhase,
  lineStatus,
  nextPollSeconds,
  passExpiry,
  peopleAhead,
  prospectOf,
} from "./rules.ts"
import type { LinePhase } from "./types.ts"

const opensAt = new Date("2021-08-05T10:00:00+07:00")
const closesAt = new Date("2021-08-08T15:00:00+07:00")
const lobbyOpensAt = new Date("2021-08-05T09:00:00+07:00")
const at = (time: string) => new Date(`2021-08-05T${time}:00+07:00`)

const campaign = { phase: "open" as const, opensAt, closesAt }
const undrawn = { lobbyOpensAt, drawnAt: null, paused: false }
const drawn = { ...undrawn, drawnAt: opensAt }
const places = { available: 10, held: 5 }

function expectWithin(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

describe("where a line stands", () => {
  const cases: [string, LinePhase, LinePhase][] = [
    ["before the lobby", "not_open", linePhase(undrawn, campaign, places, at("08:59"))],
    ["in the lobby", "lobby", linePhase(undrawn, campaign, places, at("09:00"))],
    [
      "in the lobby of a campaign that is stopped",
      "lobby",
      linePhase(undrawn, paused(), places, at("09:30")),
    ],
    ["at the opening, before the draw", "lobby", linePhase(undrawn, campaign, places, at("10:00"))],
    ["after the draw", "open", linePhase(drawn, campaign, places, at("10:00"))],
    ["paused by the line", "paused", linePhase({ ...drawn, paused: true }, campaign, places, at("11:00"))],
    ["paused by the campaign", "paused", linePhase(drawn, paused(), places, at("11:00"))],
    ["full", "full", linePhase(drawn, campaign, { available: 0, held: 0 }, at("11:00"))],
    ["full and paused", "full", linePhase(drawn, paused(), { available: 0, held: 0 }, at("11:00"))],
    [
      "with held places only",
      "only_held",
      linePhase(drawn, campaign, { available: 0, held: 3 }, at("11:00")),
    ],
    ["after the end", "closed", linePhase(drawn, campaign, places, closesAt)],
    ["of a draft", "not_open", linePhase(undrawn, { ...campaign, phase: "draft" }, places, at("11:00"))],
  ]
  test.each(cases)("%s: %s", (_, expected, phase) => expect(phase).toBe(expected))

  function paused() {
    return { ...campaign, phase: "paused" as const }
  }

  test("the draw is due once, from the opening on, also while the line is paused", () => {
    expect(isDrawDue(undrawn, campaign, at("09:59"))).toBe(false)
    expect(isDrawDue({ ...undrawn, paused: true }, campaign, at("10:00"))).toBe(true)
    expect(isDrawDue(drawn, campaign, at("10:01"))).toBe(false)
    expect(isDrawDue(undrawn, paused(), at("10:01"))).toBe(false)
  })

  test("the seed is told after the draw and not before; its commitment always", () => {
    const line = {
      issued: 9,
      serving: 0,
      waitlisted: 0,
      announcement: null,
      announcedAt: null,
      seed: "s",
      seedCommitment: "c",
      maxActive: 5,
      showUpRate: 0.5,
    }
    const outlook = { callable: 400, speed: 300 }
    const counts = { ...places, promised: 0, perMinute: 0, campaign, outlook, lastSessionAt: null }
    const before = lineStatus({ ...counts, line: { ...line, ...undrawn, lobbySize: null } }, at("09:30"))
    expect(before.draw).toEqual({ commitment: "c", seed: null })
    expect(JSON.stringify(before)).not.toContain('"s"')
    const after = lineStatus({ ...counts, line: { ...line, ...drawn, lobbySize: 9 } }, at("10:01"))
    expect(after.draw).toEqual({ commitment: "c", seed: "s" })
    // Of ten who are called, five come.
    expect([before.callable, after.callable]).toEqual([0, 10])
  })
})

describe("the waiting list", () => {
  const numbers = {
    issued: 9,
    serving: 0,
    waitlisted: 0,
    lobbySize: 0,
    announcement: null,
    announcedAt: null,
  }
  const line = { ...drawn, ...numbers, seed: "s", seedCommitment: "c", maxActive: 5, showUpRate: 1 }
  const outlook = { callable: 0, speed: 300 }
  const lists = (promised: number, time = "11:00", lastSessionAt: Date | null = at("23:30")) =>
    lineStatus(
      { line, campaign, available: 4, held: 0, promised, perMinute: 0, lastSessionAt, outlook },
      at(time),
    ).lists

  test("is open once every place is promised: before, the crowd has the portal for itself", () => {
    expect([lists(3), lists(4), lists(5)]).toEqual([false, true, true])
  })

  test("is over when no session begins in twelve hours or later, for whoever is given a place has to hear of it", () => {
    expect([lists(4, "11:30"), lists(4, "11:31"), lists(4, "11:00", null)]).toEqual([true, false, false])
  })
})

describe("who gets a pass", () => {
  test("free seats are bounded by the office and by the places, and never negative", () => {
    expect(freeSeats(100, { available: 10, promised: 4 })).toBe(6)
    expect(freeSeats(5, { available: 10, promised: 4 })).toBe(1)
    expect(freeSeats(5, { available: 10, promised: 9 })).toBe(0)
  })

  test("goes by position, whatever the order of asking; who is too many keeps nobody behind from it", () => {
    const claims = [
      { position: 9, seats: 1 },
      { position: 2, seats: 3 },
      { position: 5, seats: 4 },
      { position: 7, seats: 1 },
    ]
    const given = (free: number, areLast = false) =>
      decideClaims(claims, free, areLast).map(({ position, seats }) => [position, seats])
    expect(given(4)).toEqual([
      [2, 3],
      [7, 1],
    ])
    expect(given(9).map(([position]) => position)).toEqual([2, 5, 7, 9])
    expect(given(0)).toEqual([])
    // The last four places: the family of four at position 5 gets the one that is left.
    expect(given(4, true)).toEqual([
      [2, 3],
      [5, 1],
    ])
    expect(given(0, true)).toEqual([])
  })

  test("while nobody waits people enter at once, until one does not fit: behind that one, all wait", () => {
    const line = { ...drawn, issued: 8, serving: 8, waitlisted: 0, allowance: 50, maxActive: 100 }
    const promises = { available: 6, held: 0, promised: 1 }
    const seats = (...all: number[]) => all.map((one) => ({ seats: one }))
    const enter = (
      change: Partial<Omit<typeof line, "drawnAt"> & { drawnAt: Date | null }>,
      ...all: number[]
    ) => entersAtOnce({ ...line, ...change }, campaign, promises, seats(...all), at("11:00"))
    expect(enter({}, 1, 2, 2)).toBe(3)
    expect(enter({}, 1, 5, 1)).toBe(1)
    expect(enter({ allowance: 2 }, 1, 1, 1)).toBe(2)
    expect(enter({ issued: 9 }, 1)).toBe(0)
    expect(enter({ waitlisted: 1 }, 1)).toBe(0)
    expect(enter({ paused: true }, 1)).toBe(0)
    expect(enter({ drawnAt: null }, 1)).toBe(0)
  })

  test("a pass lasts its minutes and half as long again, but never beyond the end of the campaign", () => {
    const told = passExpiry(at("10:00"), 10, closesAt)
    expect(told).toEqual(at("10:10"))
    expect(extendedExpiry(told, 10, closesAt)).toEqual(at("10:15"))
    expect(passExpiry(new Date(closesAt.getTime() - 60_000), 10, closesAt)).toEqual(closesAt)
    expect(extendedExpiry(closesAt, 10, closesAt)).toEqual(closesAt)
  })

  test("a pass is over when its time has come or its seats are used", () => {
    const pass = { expiresAt: at("10:10"), used: 1, seats: 2 }
    expect(isPassOver(pass, at("10:09"))).toBe(false)
    expect(isPassOver(pass, at("10:10"))).toBe(true)
    expect(isPassOver({ ...pass, used: 2 }, at("10:09"))).toBe(true)
  })
})

describe("what who waits is told", () => {
  test("how many are ahead, how long it takes, and that there is no hope", () => {
    expect(peopleAhead(100, 40)).toBe(59)
    expect(peopleAhead(40, 100)).toBe(0)
    expect(estimateMinutes(600, 200)).toBe(3)
    expect(estimateMinutes(1, 200)).toBe(1)
    expect(estimateMinutes(600, 0)).toBeNull()
    const told = (ahead: number, lists = false) => prospectOf(ahead, { placesLeft: 1_376, lists })
    expect([told(30_000), told(1_376), told(1_375)]).toEqual(["no", "no", "yes"])
    expect([told(30_000, true), told(1_375, true)]).toEqual(["no_list", "yes"])
    expect(prospectOf(0, { placesLeft: 0, lists: true })).toBe("no_list")
  })

  const line = { phase: "open" as const, serving: 1_000, speed: 100, placesLeft: 20_000, callable: 0 }
  const polls = (position: number | null, change: object = {}, secondsToOpening = 0) =>
    [0, 0.5, 1].map((random) => nextPollSeconds({ ...line, ...change }, position, secondsToOpening, random))

  test("to ask again soon near the front, and rarely far back", () => {
    for (const wait of [...polls(1_000), ...polls(1_100)]) expectWithin(wait, 3, 5)
    for (const wait of polls(90_000)) expectWithin(wait, 36, 60)
  })

  test("soon for all whom free seats wait for, however slow the line was until now", () => {
    for (const wait of polls(3_999, { speed: 10, callable: 3_000 })) expectWithin(wait, 3, 5)
    for (const wait of polls(4_001, { speed: 10, callable: 3_000 })) expectWithin(wait, 36, 60)
  })

  test("sooner than that when the places will be gone, but not all at once", () => {
    for (const wait of polls(90_000, { placesLeft: 500 })) expectWithin(wait, 11, 19)
  })

  test("in a pause soon for those who will be called first, so that nobody is called in their place", () => {
    const paused = { phase: "paused", callable: 400 }
    for (const wait of polls(1_400, paused)) expectWithin(wait, 5, 9)
    for (const wait of [...polls(1_402, paused), ...polls(null, paused)]) expectWithin(wait, 15, 30)
  })

  test("soon for those whom the last places may reach, the sooner the fewer there are", () => {
    const slow = { speed: 10, callable: 0 }
    for (const wait of polls(1_450, { ...slow, placesLeft: 300 })) expectWithin(wait, 3, 5)
    for (const wait of polls(2_500, { ...slow, placesLeft: 3_200 })) expectWithin(wait, 6, 10)
    for (const wait of polls(3_500, { ...slow, placesLeft: 800 })) expectWithin(wait, 9, 60)
  })

  test("never more often than every three seconds, or more rarely than once a minute, but for the opening", () => {
    const phases: LinePhase[] = ["not_open", "lobby", "open", "paused", "full", "only_held", "closed"]
    for (const phase of phases) {
      for (const position of [null, 1, 999, 5_000, 100_000]) {
        for (const opening of [-5, 0, 1, 60, 90, 3_600]) {
          for (const wait of polls(position, { phase, speed: Math.max(1, opening) }, opening))
            expectWithin(wait, 3, 60)
        }
      }
    }
  })

  test("at the opening within ten seconds, shared out", () => {
    const [first = 0, , last = 0] = polls(null, { phase: "lobby" }, 40)
    expect(first).toBe(41)
    expect(last).toBe(50)
  })
})
