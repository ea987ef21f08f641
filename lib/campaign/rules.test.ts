import { expect, test } from "vitest"
import { ageOn, campaignState, mayChangePhase } from "./rules.ts"
import type { CampaignPhase } from "./types.ts"

const opensAt = new Date("2021-08-05T10:00:00+07:00")
const closesAt = new Date("2021-08-08T15:00:00+07:00")
const stateOf = (phase: CampaignPhase, now: string) =>
  campaignState({ phase, opensAt, closesAt }, new Date(now)).kind

test.each([
  ["scheduled", "2021-08-05T09:59:59.999+07:00", "not_open"],
  ["scheduled", "2021-08-05T10:00:00+07:00", "open"],
  ["open", "2021-08-05T09:59:59+07:00", "not_open"],
  ["open", "2021-08-08T14:59:59+07:00", "open"],
  ["open", "2021-08-08T15:00:00+07:00", "closed"],
  ["paused", "2021-08-06T10:00:00+07:00", "paused"],
  ["paused", "2021-08-08T15:00:00+07:00", "closed"],
  ["closed", "2021-08-06T10:00:00+07:00", "closed"],
  ["draft", "2021-08-06T10:00:00+07:00", "not_open"],
] as const)("%s at %s: %s", (phase, now, expected) => {
  expect(stateOf(phase, now)).toBe(expected)
})

test("a closed campaign opens again, but never turns back into a draft", () => {
  expect(mayChangePhase("closed", "open")).toBe(true)
  expect(mayChangePhase("open", "paused")).toBe(true)
  expect(mayChangePhase("paused", "paused")).toBe(false)
})

test.each([
  ["2009-08-07", "2021-08-07", 12],
  ["2009-08-08", "2021-08-07", 11],
  ["2008-02-29", "2021-02-28", 12],
  ["2008-02-29", "2021-03-01", 13],
])("born %s, on %s: %i", (born, day, age) => {
  expect(ageOn(born, day)).toBe(age)
})
