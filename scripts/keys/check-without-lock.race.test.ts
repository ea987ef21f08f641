import { beforeEach, expect, test, vi } from "vitest"
import { keyCheck } from "#db/schema/key-check.ts"
import type { Tx } from "#db/transaction.ts"
import { generateSecrets } from "#scripts/secrets.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { firstStartsAtOnce } from "#testing/database/first-starts-at-once.ts"

// The twin of check-keys.race.test.ts: what is noted is read without a lock.
vi.mock("./lock-noted.ts", () => ({ lockNoted: (tx: Tx) => tx.select().from(keyCheck) }))

beforeEach(emptyTables)

test("without the lock, starts with different keys all find nothing noted, and serve", async () => {
  const machines = [generateSecrets(), generateSecrets(), generateSecrets()]
  expect(await firstStartsAtOnce(machines)).toHaveLength(3)
})
