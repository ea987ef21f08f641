import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { keyCheck } from "#db/schema/key-check.ts"
import { generateSecrets, type Secrets } from "#scripts/secrets.ts"
import { SetUpError } from "#scripts/set-up-error.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { checkKeys } from "./check-keys.ts"

const first = generateSecrets()
const other = generateSecrets()

const start = (secrets: Secrets) => checkKeys(process.env.DATABASE_URL ?? "", secrets)

beforeEach(async () => {
  await emptyTables()
  await start(first)
})

test("the keys of the first start are taken again, also with other secrets for sessions", async () => {
  await start(first)
  await start({ ...first, AUTH_SECRET: other.AUTH_SECRET })
})

test.each([
  ["NIK_INDEX_KEY", "given now: NIK_INDEX_KEY."],
  ["NIK_ENCRYPTION_KEYS", "given now: NIK_ENCRYPTION_KEYS k1."],
  ["TICKET_SIGNING_KEY", "given now: TICKET_SIGNING_KEY."],
] as const)(
  "another %s is refused in one line that names it and says where the right one is",
  async (name, line) => {
    const attempt = start({ ...first, [name]: other[name] })
    await expect(attempt).rejects.toThrow(SetUpError)
    await expect(attempt).rejects.toThrow(line)
    await expect(attempt).rejects.toThrow(/^.*\.data\/secrets\.json.*docs\/operating\.md.*$/)
  },
)

test("a machine with secrets of its own is refused, and the right one starts as before", async () => {
  const stranger = { ...other, NIK_ENCRYPTION_KEYS: other.NIK_ENCRYPTION_KEYS.replace("k1", "k9") }
  await expect(start(stranger)).rejects.toThrow("NIK_ENCRYPTION_KEYS k1, NIK_INDEX_KEY, TICKET_SIGNING_KEY.")
  await start(first)
})

test("a new encryption key in front is taken; afterwards both are needed", async () => {
  const second = other.NIK_ENCRYPTION_KEYS.replace("k1", "k2")
  const both = { ...first, NIK_ENCRYPTION_KEYS: `${second},${first.NIK_ENCRYPTION_KEYS}` }
  await start(both)

  await start(both)
  await expect(start(first)).rejects.toThrow("given now: NIK_ENCRYPTION_KEYS k2.")
  await expect(start({ ...first, NIK_ENCRYPTION_KEYS: second })).rejects.toThrow(
    "given now: NIK_ENCRYPTION_KEYS k1.",
  )
})

test("what is noted is neither a key nor a part of one", async () => {
  const noted = await db().select().from(keyCheck)
  expect(noted).toHaveLength(3)
  for (const { value } of noted) {
    expect(JSON.stringify(first)).not.toContain(value.toString("base64").slice(0, 16))
  }
})
