import { describe, expect, test } from "vitest"
import { planRelease } from "./rules.ts"
import type { ReleasableSession, ReleaseRequest } from "./types.ts"

const session = (quotaId: number, day: string, held: number): ReleasableSession => ({
  quotaId,
  day,
  startsAt: `${day}T00:00:00.000Z`,
  endsAt: `${day}T01:00:00.000Z`,
  held,
  available: 0,
})
const sessions = [
  session(1, "2021-08-07", 313),
  session(2, "2021-08-07", 312),
  session(3, "2021-08-08", 10),
  session(4, "2021-08-08", 313),
]
const spread = (amount: string, days = ["2021-08-07", "2021-08-08"]): ReleaseRequest => ({
  way: "spread",
  amount,
  days,
  each: {},
})
const each = (amounts: Record<number, string>): ReleaseRequest => ({
  ...spread(""),
  way: "each",
  each: amounts,
})

function amountsOf(values: ReleaseRequest) {
  const result = planRelease(values, sessions)
  if (result.kind !== "plan") throw new Error(JSON.stringify(result))
  return result.plan.map(({ quotaId, amount }) => [quotaId, amount])
}

describe("sebar merata", () => {
  test("shares an amount out; what a nearly empty session cannot give, the others share", () => {
    expect(amountsOf(spread("100"))).toEqual([
      [1, 30],
      [2, 30],
      [3, 10],
      [4, 30],
    ])
  })

  test("only on the chosen day, and everything when everything is asked", () => {
    expect(amountsOf(spread(" 625 ", ["2021-08-07"]))).toEqual([
      [1, 313],
      [2, 312],
    ])
  })

  test.each([
    ["", "required", 948],
    ["lima ratus", "not_a_number", 948],
    ["12,5", "not_a_number", 948],
    ["1e3", "not_a_number", 948],
    ["1.50", "not_a_number", 948],
    ["0", "not_positive", 948],
    ["-5", "not_positive", 948],
    ["949", "too_many", 948],
    ["1.000", "too_many", 948],
    ["99999999999999999999", "too_many", 948],
  ])("%j is refused: %s", (typed, key, held) => {
    expect(planRelease(spread(typed), sessions)).toEqual({
      kind: "invalid",
      errors: { amount: { key, held } },
    })
  })

  test("needs a day", () => {
    expect(planRelease(spread("5", []), sessions)).toEqual({ kind: "invalid", errors: { days: "no_day" } })
    expect(planRelease(spread("5", ["2021-01-01"]), sessions)).toEqual({
      kind: "invalid",
      errors: { days: "no_day" },
    })
  })
})

describe("tentukan per sesi", () => {
  test("takes what is filled in and leaves blanks and zeros alone", () => {
    expect(amountsOf(each({ 1: "5", 2: "", 3: "0", 4: "1" }))).toEqual([
      [1, 5],
      [4, 1],
    ])
  })

  test("tells every session that is wrong, each with what it holds", () => {
    expect(planRelease(each({ 1: "314", 2: "x", 3: "-1", 4: "1" }), sessions)).toEqual({
      kind: "invalid",
      errors: {
        each: {
          1: { key: "too_many", held: 313 },
          2: { key: "not_a_number", held: 312 },
          3: { key: "not_positive", held: 10 },
        },
      },
    })
  })

  test("nothing at all is not a release; a session that is not offered is ignored", () => {
    expect(planRelease(each({ 99: "5" }), sessions)).toEqual({
      kind: "invalid",
      errors: { nothing: "nothing" },
    })
  })
})
