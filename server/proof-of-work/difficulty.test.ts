import { expect, test } from "vitest"
import { proofCostOf, secondsOfWork, slowLaneWaitMs } from "./difficulty.ts"

test("a third of a second when nothing is wrong, five at the most", () => {
  expect(secondsOfWork(0, 0)).toBeCloseTo(0.3)
  expect(secondsOfWork(250, 0)).toBeCloseTo(0.6)
  expect(secondsOfWork(0, 1)).toBeCloseTo(1.5)
  expect(secondsOfWork(10_000, 1)).toBe(5)
})

test("work is the hashes that a mid phone computes in that time, on average", () => {
  const { cost, mostTrials } = proofCostOf(0.3)
  expect((cost * mostTrials) / 2).toBe(45_000)
})

test("the slower lane waits longer the more there are, five minutes at the most", () => {
  expect(slowLaneWaitMs(0)).toBe(15_000)
  expect(slowLaneWaitMs(100)).toBe(115_000)
  expect(slowLaneWaitMs(285)).toBe(300_000)
  expect(slowLaneWaitMs(286)).toBeNull()
})
