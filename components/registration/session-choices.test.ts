import { expect, test } from "vitest"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { noPlaces } from "#lib/quota/rules.ts"
import type { RegisterRefusal } from "#lib/registration/types.ts"
import { placesLeft, withRefusal } from "./session-choices.ts"

const places = (resident: number, outside: number) => ({
  resident: { capacity: 100, held: 0, taken: 100 - resident, available: resident },
  outside_city: { capacity: 100, held: 0, taken: 100 - outside, available: outside },
  walk_in: noPlaces,
})
const startsAt = "2021-08-07T00:00:00.000Z"
const endsAt = "2021-08-07T01:00:00.000Z"
const session = (sessionId: number) => ({ sessionId, startsAt, endsAt, over: false, places: places(5, 3) })

/** As the page was sent: both hours had room then. */
const sent: PublishedPlaces = {
  asOf: startsAt,
  campaign: { name: "Serbuan Vaksin", state: "open", opensAt: startsAt, closesAt: endsAt },
  days: [{ date: "2021-08-07", places: places(10, 6), sessions: [session(1), session(2)] }],
}
const after = (refusal: RegisterRefusal) =>
  withRefusal(sent, { kind: "refused", values: { residency: "outside_city" }, refusal })
const left = (days: PublishedPlaces["days"]) =>
  days.flatMap(({ sessions }) => sessions.map((one) => one.places.outside_city.available))

test("an answer is newer than the page: only the hours it names have room", () => {
  const alternatives = [
    { sessionId: 2, startsAt: new Date(startsAt), endsAt: new Date(endsAt), available: 1 },
  ]
  const days = after({ kind: "session_full", alternatives })
  expect(left(days)).toEqual([0, 1])
  expect(placesLeft(days, "outside_city").available).toBe(1)
})

test("when all places of an audience are gone, no hour of theirs has room, and others keep theirs", () => {
  const days = after({ kind: "campaign_full", audience: "outside_city", held: 0 })
  expect(left(days)).toEqual([0, 0])
  expect(placesLeft(days, "outside_city").available).toBe(0)
  expect(placesLeft(days, "resident").available).toBe(10)
})

test("other refusals say nothing about places", () => {
  expect(after({ kind: "already_registered" })).toBe(sent.days)
})
