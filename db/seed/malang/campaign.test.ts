import { expect, test } from "vitest"
import { malangPlan } from "./campaign.ts"

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

test("25,000 places: 20,000 for residents, 5,000 held for people from outside, 312 or 313 a session", () => {
  const { sessions } = malangPlan("history", new Date(0))
  const of = (audience: string) =>
    sessions.map(({ quotas }) => quotas.find((one) => one.audience === audience))
  expect(sessions).toHaveLength(16)
  expect(sum(of("resident").map((quota) => quota?.capacity ?? 0))).toBe(20_000)
  expect(sum(of("outside_city").map((quota) => quota?.held ?? 0))).toBe(5_000)
  expect(new Set(of("outside_city").map((quota) => quota?.capacity))).toEqual(new Set([312, 313]))
})

test("history is Thursday 10.00 WIB for 7 and 8 August 2021, 07.00 to 15.00", () => {
  const { campaign, sessions } = malangPlan("history", new Date(0))
  expect(campaign.opensAt.toISOString()).toBe("2021-08-05T03:00:00.000Z")
  expect(sessions[0]?.startsAt.toISOString()).toBe("2021-08-07T00:00:00.000Z")
  expect(sessions[15]?.endsAt.toISOString()).toBe("2021-08-08T08:00:00.000Z")
})

test.each([
  ["2026-11-24T10:00:00+07:00", "2026-11-28"],
  ["2026-11-27T23:59:00+07:00", "2026-11-28"],
  ["2026-11-28T00:01:00+07:00", "2026-12-05"],
  ["2026-11-29T12:00:00+07:00", "2026-12-05"],
])("first started %s: the first day is Saturday %s", (now, saturday) => {
  const { sessions, campaign } = malangPlan("present", new Date(now))
  expect(sessions[0]?.startsAt).toEqual(new Date(`${saturday}T07:00:00+07:00`))
  expect(campaign.opensAt).toEqual(new Date(now))
})
