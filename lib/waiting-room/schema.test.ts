import { randomBytes } from "node:crypto"
import { expect, test, vi } from "vitest"
import { signToken } from "#lib/identity/signed-token.ts"
import {
  passToToken,
  queueNumberToToken,
  slowLaneToToken,
  tokenToPass,
  tokenToQueueNumber,
  tokenToSlowLane,
} from "./schema.ts"

const { keys } = vi.hoisted(() => ({ keys: { WAITING_ROOM_KEYS: "" } }))
vi.mock("#platform/env.ts", () => ({ env: () => keys }))
keys.WAITING_ROOM_KEYS = `k1:${randomBytes(32).toString("base64")}`

const queueNumber = { lineId: 3, audience: "outside_city" as const, number: 41_210, seats: 4 }
const pass = {
  passId: 9_007,
  lineId: 3,
  audience: "resident" as const,
  number: 12,
  seats: 2,
  used: 1,
  expiresAt: new Date("2021-08-05T10:40:00.123+07:00"),
  extended: true,
}
const slow = {
  campaignId: 1,
  audience: "resident" as const,
  seats: 1,
  notBefore: new Date("2021-08-05T10:31:00+07:00"),
  nonce: randomBytes(16).toString("hex"),
}

test("tickets, passes and places of the slow lane come back out of their cookies as they went in", () => {
  expect(tokenToQueueNumber(queueNumberToToken(queueNumber))).toEqual(queueNumber)
  expect(tokenToPass(passToToken(pass))).toEqual(pass)
  expect(tokenToSlowLane(slowLaneToToken(slow))).toEqual(slow)
})

test("one is never taken for another, and fields that were signed wrongly are refused too", () => {
  expect(tokenToPass(queueNumberToToken(queueNumber))).toBeNull()
  expect(tokenToQueueNumber(passToToken(pass))).toBeNull()
  expect(tokenToQueueNumber(signToken("ticket", [3, "o", 0, 4]))).toBeNull()
  expect(tokenToQueueNumber(signToken("ticket", [3, "o", 1, 6]))).toBeNull()
  expect(tokenToQueueNumber(signToken("ticket", [3, "w", 1, 1]))).toBeNull()
  expect(tokenToQueueNumber(signToken("ticket", [3, "o", 1]))).toBeNull()
  expect(tokenToQueueNumber("forged")).toBeNull()
})

test("what was read before is read again, and one letter of it altered is still refused", () => {
  const tokens = [
    [queueNumberToToken(queueNumber), tokenToQueueNumber, queueNumber],
    [passToToken(pass), tokenToPass, pass],
  ] as const
  for (const [token, read, said] of tokens) {
    for (const _again of [1, 2]) expect(read(token)).toEqual(said)
    const altered = token.replace(/~./, (field) => (field === "~3" ? "~4" : "~3"))
    for (const _again of [1, 2]) expect(read(altered)).toBeNull()
  }
})

test("a cookie is short", () => {
  expect(passToToken(pass).length).toBeLessThan(120)
})
