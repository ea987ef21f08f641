import { expect, test } from "vitest"
import { waitingPage } from "../page.ts"
import type { LinePhase } from "../types.ts"
import { queueNumberState, visitorState } from "./page-state.ts"

const line = (phase: LinePhase, more = {}) => ({
  ...{
    phase,
    issued: 1_500,
    serving: 300,
    lobbySize: null,
    placesLeft: 2_130,
    held: 70,
    promised: 0,
    lists: false,
    callable: 0,
  },
  ...{
    perMinute: 0,
    speed: 300,
    directEntry: false,
    announcement: null,
    draw: { commitment: "", seed: null },
    ...more,
  },
})

test("a line that has something to give decides what people without a number meet", () => {
  const meets = (resident: LinePhase, outside: LinePhase) =>
    visitorState({ lines: { resident: line(resident), outside_city: line(outside) } })
  expect(meets("full", "open")).toBe("open")
  expect(meets("full", "only_held")).toBe("only_held")
  expect(meets("full", "full")).toBe("full")
  expect(meets("not_open", "not_open")).toBe("not_open")
  expect(meets("lobby", "not_open")).toBe("lobby")
  expect(meets("closed", "closed")).toBe("closed")
})

test("people with a number meet the phase of the line, or their turn", () => {
  expect(queueNumberState("open", false)).toBe("waiting")
  expect(queueNumberState("open", true)).toBe("turn")
  expect(queueNumberState("paused", true)).toBe("paused")
  expect(queueNumberState("not_open", false)).toBe("lobby")
})

test("each state of a number shows alone, and none to people without one", () => {
  const others = (state: string) =>
    `[data-state="${state}"] [data-when-state]:not([data-when-state~="${state}"])`
  for (const phase of ["not_open", "lobby", "open", "paused", "full", "only_held", "closed"] as const) {
    for (const isTurn of [true, false])
      expect(waitingPage.css).toContain(others(queueNumberState(phase, isTurn)))
  }
  expect(waitingPage.css).toContain(others(""))
})
