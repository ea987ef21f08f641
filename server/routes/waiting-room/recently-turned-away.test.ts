import { expect, test } from "vitest"
import { recentlyTurnedAway } from "./recently-turned-away.ts"

const at = (seconds: number) => new Date(Date.UTC(2021, 7, 5, 3, 0, seconds))

test("who was turned away counts for their own line until they would have asked again", () => {
  const step = recentlyTurnedAway()
  step.turnedAway({ lineId: 1, number: 7 }, at(0))
  step.turnedAway({ lineId: 1, number: 8 }, at(1))
  step.turnedAway({ lineId: 1, number: 7 }, at(2))
  step.turnedAway({ lineId: 1, number: 7 }, at(2))
  step.turnedAway({ lineId: 2, number: 7 }, at(2))
  expect(step.waiting(at(3))).toEqual({ 1: 2, 2: 1 })
  expect(step.waiting(at(8))).toEqual({ 1: 1, 2: 1 })
  expect(step.waiting(at(9))).toEqual({})
})

test("who has come in stands there no longer", () => {
  const step = recentlyTurnedAway()
  step.turnedAway({ lineId: 1, number: 7 }, at(0))
  step.turnedAway({ lineId: 1, number: 8 }, at(0))
  step.cameIn({ lineId: 1, number: 7 })
  step.cameIn({ lineId: 2, number: 8 })
  expect(step.waiting(at(1))).toEqual({ 1: 1 })
})
