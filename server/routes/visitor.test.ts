import { beforeAll, expect, test, vi } from "vitest"
import * as tokens from "#lib/identity/signed-token.ts"
import { passToToken, queueNumberToToken } from "#lib/waiting-room/schema.ts"
import { generateSecrets } from "#scripts/secrets.ts"
import { incomingOf } from "#testing/server/incoming.ts"
import { runningPass, turnsGoFirst, visitorOf } from "./visitor.ts"

vi.mock("#lib/identity/signed-token.ts", { spy: true })

const NOW = new Date("2021-08-05T03:30:00Z")
const queueNumber = { lineId: 1, audience: "resident", number: 7, seats: 2 } as const
const pass = {
  ...queueNumber,
  passId: 9,
  used: 0,
  expiresAt: new Date(NOW.getTime() + 60_000),
  extended: false,
}

beforeAll(() => {
  Object.assign(process.env, generateSecrets(), { DATABASE_URL: "postgres://nowhere/none" })
})

test("whoever asks for it, a token is verified once in a request", () => {
  const cookie = `giliran=${passToToken(pass)}; antrean=${queueNumberToToken(queueNumber)}`
  const incoming = incomingOf("/daftar", { headers: { cookie } })
  const goesFirst = turnsGoFirst(() => NOW)
  expect(goesFirst(incoming)).toBe(true)
  expect(runningPass(incoming, NOW)).toEqual(pass)
  expect(visitorOf(incoming, undefined, undefined)).toMatchObject({ queueNumber, pass, invalidCookies: [] })
  expect(visitorOf(incoming, undefined, undefined).pass).toEqual(pass)
  expect(vi.mocked(tokens.readToken).mock.calls.map(([purpose]) => purpose)).toEqual(["pass", "ticket"])
})

test("what one request brought is no word for the next one", () => {
  const forged = `${passToToken(pass).slice(0, -4)}AAAA`
  expect(
    runningPass(incomingOf("/", { headers: { cookie: `giliran=${passToToken(pass)}` } }), NOW),
  ).not.toBeNull()
  const second = incomingOf("/", { headers: { cookie: `giliran=${forged}` } })
  expect(runningPass(second, NOW)).toBeNull()
  expect(visitorOf(second, undefined, undefined).invalidCookies).toEqual(["giliran"])
})
