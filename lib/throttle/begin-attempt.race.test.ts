import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { throttle } from "#db/schema/throttle.ts"
import { blindIndex } from "#lib/identity/nik-vault.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { beginAttempt } from "./commands/begin-attempt.ts"
import { forgiveAttempt } from "./commands/forgive-attempt.ts"
import type { ThrottleTarget } from "./types.ts"

const now = new Date("2021-08-05T10:00:00+07:00")
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const account = { scope: "sign_in.account", value: "budi" } as const
const address = { scope: "sign_in.address", value: "203.0.113.7" } as const

beforeEach(emptyTables)

test("fifty guesses at once: five are checked, the rest wait", async () => {
  const verdicts = await Promise.all(Array.from({ length: 50 }, () => beginAttempt([account, address], now)))

  expect(verdicts.filter(({ kind }) => kind === "allowed")).toHaveLength(5)
  expect(await failuresOf(account)).toBe(5)
  expect(await failuresOf(address)).toBe(5)
})

test("a success forgets the account's failures and gives the address its attempt back", async () => {
  for (let failure = 0; failure < 4; failure++) await beginAttempt([account, address], now)

  expect(await beginAttempt([account, address], now)).toEqual({ kind: "allowed" })
  await forgiveAttempt([account, address], now)

  expect(await failuresOf(account)).toBe(0)
  expect(await failuresOf(address)).toBe(4)
  expect(await beginAttempt([account, address], now)).toEqual({ kind: "allowed" })
})

test("a refused attempt counts for no target, and the wait ends when it said", async () => {
  for (let failure = 0; failure < 5; failure++) await beginAttempt([account], now)

  expect(await beginAttempt([account, address], inSeconds(10))).toEqual({
    kind: "blocked",
    retryAt: inSeconds(30),
  })
  expect(await beginAttempt([address, account], inSeconds(29))).toEqual({
    kind: "blocked",
    retryAt: inSeconds(30),
  })
  expect(await failuresOf(account)).toBe(5)
  expect(await beginAttempt([account, address], inSeconds(30))).toEqual({ kind: "allowed" })
  expect(await failuresOf(address)).toBe(1)
})

test("a blocked address leaves no trace of the names it invents", async () => {
  const guess = (name: string) => beginAttempt([{ ...account, value: name }, address], now)
  for (let name = 0; name < 30; name++) await guess(`akun${name}`)
  const before = await db().$count(throttle)

  const verdicts = await Promise.all(Array.from({ length: 20 }, (_, name) => guess(`lain${name}`)))

  expect(verdicts).toEqual(Array(20).fill({ kind: "blocked", retryAt: inSeconds(60) }))
  expect(await db().$count(throttle)).toBe(before)
  expect(await beginAttempt([account, address], inSeconds(60))).toEqual({ kind: "allowed" })
})

test("attempts and successes at one address do not wait for each other in a circle", async () => {
  const targets = (name: number) => [{ ...account, value: `akun${name % 3}` }, address]
  const tries = Array.from({ length: 60 }, async (_, name) => {
    await beginAttempt(targets(name), now)
    await forgiveAttempt(targets(name), now)
  })
  await Promise.all(tries)
  expect(await db().$count(throttle)).toBe(0)
})

test("what is forgotten is swept away by later attempts, a few rows each; what still counts stays", async () => {
  const forgotten = Array.from({ length: 25 }, (_, n) => ({ ...account, value: `lama${n}` }))
  for (const target of forgotten) await beginAttempt([target], now)
  const recent = { ...account, value: "baru" }
  await beginAttempt([recent], inSeconds(1800))

  await Promise.all([1, 2, 3].map((n) => beginAttempt([{ ...account, value: `kini${n}` }], inSeconds(3600))))
  await beginAttempt([account], inSeconds(3600))

  expect(await db().$count(throttle)).toBe(5)
  expect(await failuresOf(recent)).toBe(1)
})

test("what is stored names no person and no address", async () => {
  await beginAttempt([account, address], now)

  const stored = JSON.stringify(await db().select().from(throttle))
  expect(stored).not.toContain("budi")
  expect(stored).not.toContain("203.0.113.7")
})

async function failuresOf({ scope, value }: ThrottleTarget): Promise<number> {
  const [row] = await db()
    .select()
    .from(throttle)
    .where(eq(throttle.key, blindIndex(scope, value)))
  return row && row.lastFailedAt.getTime() > 0 ? row.failures : 0
}
