import { expect, test } from "vitest"
import { registrationTexts } from "#lib/registration/page.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"
import { readTurn, turnPhase } from "./turn.ts"

const expiresAt = Date.parse("2021-08-05T03:40:00Z")
const before = (seconds: number) => expiresAt - seconds * 1_000

test.each([
  [600, "running"],
  [121, "running"],
  [120, "ending"],
  [1, "ending"],
  [0, "over"],
  [-30, "over"],
])("%d seconds before its end a turn is %s", (seconds, phase) => {
  expect(turnPhase({ expiresAt }, before(seconds))).toBe(phase)
})

test("a turn is read out of what the front door filled in", () => {
  expect(readTurn({ expires: "2021-08-05T03:40:00.000Z", extended: "yes" })).toEqual({
    expiresAt,
    extended: true,
  })
})

test("a page that tells of no turn has none", () => {
  expect(readTurn({ expires: "", extended: "" })).toBeNull()
})

test("a pass of which no seat is left is no turn to count down", () => {
  const pass: PassToken = {
    ...{ passId: 1, lineId: 1, audience: "resident", number: 1, seats: 2, used: 2 },
    ...{ expiresAt: new Date(expiresAt), extended: false },
  }
  const told = { now: new Date(before(300)), locale: "id", idempotencyKey: "a" } as const
  expect(registrationTexts(pass, told)).toMatchObject({ expires: "", seats: "" })
  expect(registrationTexts({ ...pass, used: 1 }, told)).toMatchObject({ seat: "2", seats: "2" })
})
