import { expect, test } from "vitest"
import type { SessionPlaces } from "#lib/quota/types.ts"
import { publicState } from "./public-state.ts"

const open = { kind: "open", closesAt: new Date("2021-08-06T13:00:00Z") } as const

function session(left: { resident: number; outside: number; over?: boolean }): SessionPlaces {
  const places = (available: number) => ({
    quotaId: 1,
    capacity: 100,
    held: 0,
    taken: 100 - available,
    available,
  })
  return {
    sessionId: 1,
    startsAt: new Date("2021-08-07T00:00:00Z"),
    endsAt: new Date("2021-08-07T01:00:00Z"),
    over: left.over ?? false,
    places: { resident: places(left.resident), outside_city: places(left.outside), walk_in: places(0) },
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

test("places of a session that is over are not places any more", () => {
  expect(stateWith(session({ resident: 50, outside: 0, over: true }))).toBe("full")
})

test("what the office decided stands, whatever is left", () => {
  expect(publicState({ state: { kind: "paused" }, days: [] }).kind).toBe("paused")
  expect(publicState({ state: { kind: "closed" }, days: [] }).kind).toBe("closed")
})
