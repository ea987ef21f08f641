import { expect, test } from "vitest"
import type { SessionPlaces } from "#lib/quota/types.ts"
import { publicState } from "./public-state.ts"

const open = { kind: "open", closesAt: new Date("2021-08-06T13:00:00Z") } as const

function session(left: { resident: number; outside: number; held?: number }): SessionPlaces {
  const places = (available: number, held = 0) => ({
    quotaId: 1,
    capacity: 100,
    held,
    taken: 100 - held - available,
    available,
  })
  return {
    sessionId: 1,
    startsAt: new Date("2021-08-07T00:00:00Z"),
    endsAt: new Date("2021-08-07T01:00:00Z"),
    over: false,
    places: {
      resident: places(left.resident),
      outside_city: places(left.outside, left.held),
      walk_in: places(0),
    },
  }
}

function stateWith(...sessions: SessionPlaces[]) {
  return publicState({ state: open, days: [{ date: "2021-08-07", sessions }] }).kind
}

test("an open campaign is open, open to outsiders alone, or full", () => {
  expect(stateWith(session({ resident: 1, outside: 0 }))).toBe("open")
  expect(stateWith(session({ resident: 0, outside: 1 }))).toBe("residents_full")
  expect(stateWith(session({ resident: 0, outside: 0 }))).toBe("full")
})

test("while places are held, the page does not say that all are taken", () => {
  expect(stateWith(session({ resident: 0, outside: 0, held: 30 }))).toBe("only_held")
  expect(stateWith(session({ resident: 0, outside: 1, held: 30 }))).toBe("residents_full")
})

test("what the office decided stands, whatever is left", () => {
  expect(publicState({ state: { kind: "paused" }, days: [] }).kind).toBe("paused")
  expect(publicState({ state: { kind: "closed" }, days: [] }).kind).toBe("closed")
})
