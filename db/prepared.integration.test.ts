import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { anyOf } from "./any-of.ts"
import { db } from "./client.ts"
import { staff } from "./schema/staff.ts"
import { spentProof } from "./schema/waiting-room.ts"
import { transact } from "./transaction.ts"

beforeEach(emptyTables)

test("a connection prepares a statement once, in a transaction too and however many values it is about", async () => {
  const statements = await transact(async (tx) => {
    for (const ids of [[1], [1, 2], [1, 2, 3]]) await tx.select().from(staff).where(anyOf(staff.id, ids))
    return tx.execute(sql`select 1 from pg_prepared_statements where statement like '%any($1)%'`)
  })
  expect(statements).toHaveLength(1)
})

test("rows are found by their bytes, and by none", async () => {
  const digests = [randomBytes(32), randomBytes(32), randomBytes(32)]
  const rows = digests.map((digest) => ({ digest, expiresAt: new Date(0) }))
  await db().insert(spentProof).values(rows)
  const find = (wanted: Buffer[]) => db().select().from(spentProof).where(anyOf(spentProof.digest, wanted))
  expect(await find(digests.slice(1))).toHaveLength(2)
  expect(await find([randomBytes(32)])).toEqual([])
  expect(await find([])).toEqual([])
})
