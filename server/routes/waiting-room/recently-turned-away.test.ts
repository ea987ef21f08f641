import { expect, test } from "vitest"
import { recentlyTurnedAway } from "./recently-turned-away.ts"

const at = (seconds: number) => new Date(Date.UTC(2021, 7, 5, 3, 0, seconds))

test("who was turned away counts for their own line until they would have asked again", () => {
  const step = recentlyTurnedAway()
  step.turnedAway({ audience: "resident", number: 7 }, at(0))
  step.turnedAway({ audience: "resident", number: 8 }, at(1))
  step.turnedAway({ audience: "resident", number: 7 }, at(2))
  step.turnedAway({ audience: "resident", number: 7 }, at(2))
  step.turnedAway({ audience: "outside_city", number: 7 }, at(2))
  expect(step.waiting(at(3))).toEqual({ resident: 2, outside_city: 1 })
  expect(step.waiting(at(8))).toEqual({ resident: 1, outside_city: 1 })
  expect(step.waiting(at(9))).toEqual({ resident: 0, outside_city: 0 })
})

test("who has come in stands there no longer", () => {
  const step = recentlyTurnedAway()
  step.turnedAway({ audience: "resident", number: 7 }, at(0))
  step.turnedAway({ audience: "resident", number: 8 }, at(0))
  step.cameIn({ audience: "resident", number: 7 })
  step.cameIn({ audience: "outside_city", number: 8 })
  expect(step.waiting(at(1))).toEqual({ resident: 1, outside_city: 0 })
})
