import { expect, test } from "vitest"
import {
  chooseSession,
  decideWaitlist,
  inGoodTime,
  type Known,
  seatsLeft,
  takesForms,
  type Wish,
} from "./rules.ts"

const NOW = new Date("2021-08-06T20:00:00+07:00")
const session = (sessionId: number, startsAt: string, available: number) => ({
  sessionId,
  startsAt: new Date(`${startsAt}+07:00`),
  available,
})
const nothing: Known = { entries: [], passes: new Map(), registered: new Set() }
const wish = (person: string, change: Partial<Wish> = {}): Wish => ({
  ...{ number: 7, seats: 2, person, idempotencyKey: `key of ${person}` },
  ...change,
})
const kinds = (wishes: Wish[], known: Partial<Known> = {}) =>
  decideWaitlist(wishes, { ...nothing, ...known }).map(({ kind }) => kind)

test("forms are taken once turns are given, also when nothing is left; not in the lobby and not after the end", () => {
  expect(["open", "paused", "full", "only_held"].map((phase) => takesForms(phase as "open"))).not.toContain(
    false,
  )
  expect(["not_open", "lobby", "closed"].map((phase) => takesForms(phase as "open"))).not.toContain(true)
})

test("a number is for as many people as its ticket, whether they come together or one by one", () => {
  expect(kinds([wish("a"), wish("b"), wish("c")])).toEqual(["waiting", "waiting", "no_seats_left"])
  const entries = [
    { ...wish("a"), status: "registered" as const },
    { ...wish("b"), status: "withdrawn" as const },
  ]
  const passes = new Map([[7, { seats: 1 }]])
  expect(kinds([wish("c"), wish("d")], { entries, passes })).toEqual(["waiting", "no_seats_left"])
  expect(seatsLeft(2, entries)).toBe(1)
})

test("the same form again is the same entry, also when it was settled meanwhile", () => {
  const entries = [{ ...wish("a"), status: "registered" as const }]
  expect(kinds([wish("a"), wish("a")], { entries, registered: new Set(["a"]) })).toEqual([
    "waiting",
    "waiting",
  ])
  expect(kinds([wish("a", { seats: 1 }), wish("a", { seats: 1 })])).toEqual(["waiting", "waiting"])
})

test("who has a place, or waits already, is told so; a number whose turn was taken is none any more", () => {
  expect(kinds([wish("a")], { registered: new Set(["a"]) })).toEqual(["already_registered"])
  const entries = [{ ...wish("a", { number: 3 }), status: "waiting" as const }]
  expect(kinds([wish("a", { idempotencyKey: "another" })], { entries })).toEqual(["already_waiting"])
  expect(kinds([wish("a")], { passes: new Map([[7, { seats: 1 }]]) })).toEqual(["turn_taken"])
})

test("places that come back less than twelve hours before their hour are not for those who must hear of it", () => {
  const rooms = [
    session(1, "2021-08-07T07:59:00", 3),
    session(2, "2021-08-07T08:00:00", 1),
    session(3, "2021-08-08T07:00:00", 0),
  ]
  expect(inGoodTime(rooms, NOW).map(({ sessionId }) => sessionId)).toEqual([2])
})

test("the hour with most places left is chosen; one too soon, or for older people, only when there is no other", () => {
  const choose = (rooms: ReturnType<typeof session>[], birthDate = "1990-01-01") =>
    chooseSession(rooms, { birthDate, minimumAge: 12, now: NOW })
  const soon = session(1, "2021-08-07T07:00:00", 90)
  expect(choose([soon, session(2, "2021-08-07T09:00:00", 2), session(3, "2021-08-07T10:00:00", 5)])).toBe(3)
  expect(choose([soon])).toBe(1)
  // Twelve on Sunday.
  const [saturday, sunday] = [session(4, "2021-08-07T13:00:00", 9), session(5, "2021-08-08T13:00:00", 1)]
  expect(choose([saturday, sunday], "2009-08-08")).toBe(5)
  expect(choose([saturday], "2009-08-08")).toBeNull()
  expect(choose([])).toBeNull()
})
