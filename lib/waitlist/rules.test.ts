import { expect, test } from "vitest"
import {
  chooseSession,
  decideWaitlist,
  givable,
  type Known,
  seatsLeft,
  type WaitlistRequest,
} from "./rules.ts"

const NOW = new Date("2021-08-06T20:00:00+07:00")
const session = (sessionId: number, startsAt: string, available: number) => ({
  sessionId,
  startsAt: new Date(`${startsAt}+07:00`),
  available,
})
const nothing: Known = { entries: [], passes: new Set(), registered: new Set() }
const request = (person: string, change: Partial<WaitlistRequest> = {}): WaitlistRequest => ({
  ...{ number: 7, seats: 2, person, idempotencyKey: `key of ${person}` },
  ...change,
})
const entry = (of: WaitlistRequest, status: Known["entries"][number]["status"] = "waiting") => ({
  ...of,
  status,
})
const decide = (requests: WaitlistRequest[], known: Partial<Known> = {}) =>
  decideWaitlist(requests, { ...nothing, ...known }).map(({ outcome, isNew }) =>
    isNew ? "new" : outcome.kind,
  )

test("a number is for as many people as it was taken, whether they come together or one by one", () => {
  expect(decide([request("a"), request("b"), request("c")])).toEqual(["new", "new", "no_seats_left"])
  const entries = [entry(request("a"), "registered"), entry(request("b"), "withdrawn")]
  const passes = new Set([7])
  expect(decide([request("c"), request("d")], { entries, passes })).toEqual(["new", "no_seats_left"])
  expect(seatsLeft(2, entries)).toBe(1)
})

test("the same form again is the same entry, also when it was settled meanwhile", () => {
  const entries = [entry(request("a"), "registered")]
  expect(decide([request("a"), request("a")], { entries, registered: new Set(["a"]) })).toEqual([
    "waiting",
    "waiting",
  ])
  const once = request("a", { seats: 1 })
  expect(decide([once, once])).toEqual(["new", "waiting"])
})

test("the same form with another number moves nobody to that number's place", () => {
  expect(decide([request("a", { number: 90 }), request("a", { number: 2 })])).toEqual([
    "new",
    "already_waiting",
  ])
  const entries = [entry(request("a", { number: 90 }), "withdrawn")]
  expect(decide([request("a", { number: 2 })], { entries })).toEqual(["already_waiting"])
})

test("who has a place, or waits already, is told so; a number whose turn was taken is none any more", () => {
  expect(decide([request("a")], { registered: new Set(["a"]) })).toEqual(["already_registered"])
  const entries = [entry(request("a", { number: 3 }))]
  expect(decide([request("a", { idempotencyKey: "another" })], { entries })).toEqual(["already_waiting"])
  expect(decide([request("a")], { passes: new Set([7]) })).toEqual(["turn_taken"])
})

test("a number that is good for nobody tells of nobody, and one does not try person after person", () => {
  const registered = new Set(["a"])
  expect(decide([request("a")], { passes: new Set([7]), registered })).toEqual(["turn_taken"])
  const full = [entry(request("x")), entry(request("y"))]
  expect(decide([request("a")], { entries: full, registered })).toEqual(["no_seats_left"])
  const tried = Array.from({ length: 7 }, (_, n) => entry(request(`p${n}`), "withdrawn"))
  expect(decide([request("b")], { entries: tried })).toEqual(["no_seats_left"])
})

test("places that come back less than twelve hours before their hour are not for those who must hear of it", () => {
  const sessions = [
    session(1, "2021-08-07T07:59:00", 3),
    session(2, "2021-08-07T08:00:00", 1),
    session(3, "2021-08-08T07:00:00", 0),
  ]
  expect(givable(sessions, NOW).map(({ sessionId }) => sessionId)).toEqual([2])
})

test("the hour with most places left is chosen; never one too soon, nor one for older people", () => {
  const choose = (sessions: ReturnType<typeof session>[], birthDate = "1990-01-01") =>
    chooseSession(sessions, { birthDate, minimumAge: 12, now: NOW })?.sessionId
  const soon = session(1, "2021-08-07T07:00:00", 90)
  expect(choose([soon, session(2, "2021-08-07T09:00:00", 2), session(3, "2021-08-07T10:00:00", 5)])).toBe(3)
  expect(choose([soon])).toBeUndefined()
  // Twelve on Sunday.
  const [saturday, sunday] = [session(4, "2021-08-07T13:00:00", 9), session(5, "2021-08-08T13:00:00", 1)]
  expect(choose([saturday, sunday], "2009-08-08")).toBe(5)
  expect(choose([saturday], "2009-08-08")).toBeUndefined()
})
