import { and, eq } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { throttle } from "#db/schema/throttle.ts"
import type { Tx } from "#db/transaction.ts"
import { barrier } from "#testing/database/barrier.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { beginAttempt } from "./commands/begin-attempt.ts"
import type { ThrottleKey } from "./types.ts"

const GUESSES = 8
const allHaveRead = barrier(GUESSES)

// The twin of begin-attempt.race.test.ts: the same guesses at once, but the count is read without a lock.
vi.mock("./queries.ts", async (original) => {
  const real = await original<typeof import("./queries.ts")>()
  const lockCount = async (tx: Tx, { scope, key }: ThrottleKey) => {
    const [count] = await tx
      .select()
      .from(throttle)
      .where(and(eq(throttle.scope, scope), eq(throttle.key, key)))
    await allHaveRead()
    return count
  }
  return { ...real, lockCount }
})

beforeEach(emptyTables)

test("without the lock, every guess at once is checked", async () => {
  const account = { scope: "sign_in.account", value: "budi" } as const
  const now = new Date("2021-08-05T10:00:00+07:00")

  const verdicts = await Promise.all(Array.from({ length: GUESSES }, () => beginAttempt([account], now)))

  expect(verdicts.filter(({ kind }) => kind === "allowed")).toHaveLength(GUESSES)
})
