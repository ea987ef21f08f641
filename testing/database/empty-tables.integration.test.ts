import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "#db/client.ts"
import { emptyTables } from "./empty-tables.ts"

test("tests get a migrated database, and emptying it passes the triggers that keep the audit append-only", async () => {
  await db().execute(sql`
    insert into audit_event (occurred_at, actor_kind, action, subject, detail, previous_hash, hash)
    values (now(), 'system', 'test', 'nothing', '{}', '\\x00', '\\x01')`)
  await expect(db().execute(sql`delete from audit_event`)).rejects.toThrow()

  await emptyTables()

  const [row] = await db().execute<{ count: string }>(sql`select count(*) from audit_event`)
  expect(Number(row?.count)).toBe(0)
})
