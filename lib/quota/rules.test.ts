import fc from "fast-check"
import { expect, test } from "vitest"
import { decideRelease, numberOffsets, placesNow, spreadEvenly } from "./rules.ts"

const quotas = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 })
  .map((helds) => helds.map((held, index) => ({ id: index + 1, held })))

test("an amount is spread whole, within what is held, and no session gives two more than one that could give more", () => {
  fc.assert(
    fc.property(quotas, fc.integer({ min: 0, max: 5_000 }), (rows, amount) => {
      const releases = spreadEvenly(amount, rows)
      const held = rows.reduce((sum, row) => sum + row.held, 0)
      const part = (id: number) => releases.find((release) => release.quotaId === id)?.amount ?? 0

      expect(releases.reduce((sum, release) => sum + release.amount, 0)).toBe(Math.min(amount, held))
      const largest = Math.max(0, ...rows.map(({ id }) => part(id)))
      for (const row of rows) {
        expect(part(row.id)).toBeLessThanOrEqual(row.held)
        if (part(row.id) < row.held) expect(largest - part(row.id)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test("500 of the 5,000 held places over 16 sessions: 31 or 32 each", () => {
  const rows = Array.from({ length: 16 }, (_, index) => ({ id: index, held: 312 + (index % 2) }))
  expect(new Set(spreadEvenly(500, rows).map(({ amount }) => amount))).toEqual(new Set([31, 32]))
})

test("a release needs known quotas that hold enough", () => {
  const quota = { id: 1, sessionId: 1, audience: "outside_city" as const, capacity: 10, held: 5, taken: 0 }
  expect(decideRelease([quota], [{ quotaId: 1, amount: 5 }])).toBe("allowed")
  expect(decideRelease([quota], [{ quotaId: 1, amount: 6 }])).toBe("not_enough_held")
  expect(decideRelease([quota], [{ quotaId: 2, amount: 1 }])).toBe("unknown_quota")
})

test("a session that is over has nothing left to give or to hold; what is in the ledger stays", () => {
  const stored = { capacity: 10, held: 3, taken: 4 }
  expect(placesNow(stored, false)).toEqual({ ...stored, available: 3 })
  expect(placesNow(stored, true)).toEqual({ capacity: 10, held: 0, taken: 4, available: 0 })
})

test("numbers of a day's sessions do not meet, and each day begins anew", () => {
  const session = (startsAt: string, capacity: number) => ({
    startsAt: new Date(`${startsAt}+07:00`),
    quotas: [{ capacity }, { capacity: 0 }],
  })
  const offsets = numberOffsets([
    session("2021-08-07T07:00:00", 1_562),
    session("2021-08-07T08:00:00", 40),
    session("2021-08-07T23:30:00", 0),
    session("2021-08-08T00:30:00", 800),
    session("2021-08-08T07:00:00", 801),
    session("2021-08-08T08:00:00", 1),
  ])
  expect(offsets).toEqual([0, 2_000, 3_000, 0, 1_000, 3_000])
})
