import { beforeEach, expect, test } from "vitest"
import { generateSecrets } from "#scripts/secrets.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { firstStartsAtOnce } from "#testing/database/first-starts-at-once.ts"

const [one, other] = [generateSecrets(), generateSecrets()]

beforeEach(emptyTables)

test("of several first starts with different keys at once, only those with the keys that were noted go on", async () => {
  const started = await firstStartsAtOnce([one, other, one, other])
  expect(started).toHaveLength(2)
  expect(new Set(started).size).toBe(1)
})
