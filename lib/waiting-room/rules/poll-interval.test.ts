import { describe, expect, test } from "vitest"
import type { LinePhase } from "../types.ts"
import { nextPollSeconds } from "./poll-interval.ts"

function expectWithin(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

describe("a browser polls again", () => {
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
