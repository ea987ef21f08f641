import { expect, test } from "vitest"
import { estimateMinutes, peopleAhead, prospectOf } from "./prospect.ts"

test("how many are ahead, how long it takes, and that there is no prospect", () => {
  expect(peopleAhead(100, 40)).toBe(59)
  expect(peopleAhead(40, 100)).toBe(0)
  expect(estimateMinutes(600, 200)).toBe(3)
  expect(estimateMinutes(1, 200)).toBe(1)
  expect(estimateMinutes(600, 0)).toBeNull()
  const told = (ahead: number, lists = false) => prospectOf(ahead, { placesLeft: 1_376, lists })
  expect([told(30_000), told(1_376), told(1_375)]).toEqual(["no", "no", "yes"])
  expect([told(30_000, true), told(1_375, true)]).toEqual(["no_list", "yes"])
  expect(prospectOf(0, { placesLeft: 0, lists: true })).toBe("no_list")
})
