import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { closeDatabase, db } from "./client.ts"
import { staff } from "./schema/staff.ts"
import { sendTogether, type Tx, transact } from "./transaction.ts"

// Connections are cut here. What the driver of the registry does then, `scripts/patches` repairs: see docs/decisions/012.

beforeEach(emptyTables)

const write = (tx: Tx, username: string) =>
  tx.insert(staff).values({
    ...{ username, name: "Petugas", role: "officer", passwordHash: "-", mustChangePassword: false },
    createdAt: new Date(0),
  })

/** Ends the connection of a transaction, as a restart of Postgres does, and waits until the driver has heard of it. */
async function cut(tx: Tx): Promise<void> {
  const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  await db().execute(sql`select pg_terminate_backend(${backend?.pid})`)
  await sleep(100)
}

/** More questions at once than the pool has connections: every one of them is opened again. */
const askAll = () => Promise.all(Array.from({ length: 40 }, () => db().execute(sql`select pg_sleep(0.01)`)))

test("what follows in a transaction whose connection was cut is not done on the next one", async () => {
  const second = Promise.withResolvers<unknown>()
  const work = transact(async (tx) => {
    await write(tx, "first")
    await cut(tx)
    await askAll()
    await write(tx, "second").then(second.resolve, second.reject)
  })
  await expect(work).rejects.toThrow()
  await expect(second.promise).rejects.toThrow()
  expect(await db().$count(staff)).toBe(0)
})

test("a connection that is cut with a statement on its way out can be used again", async () => {
  const transactions = Array.from({ length: 8 }, () =>
    transact(async (tx) => {
      const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await db().execute(sql`select pg_terminate_backend(${backend?.pid})`)
      for (let n = 0; n < 50; n++) await tx.execute(sql`select 1`)
    }),
  )
  const outcomes = await Promise.allSettled(transactions)
  expect(outcomes.map(({ status }) => status)).toEqual(transactions.map(() => "rejected"))
  await sleep(200)
  await askAll()

  const started = performance.now()
  await closeDatabase()
  // After 5 s it closes without the connections that were never given back.
  expect(performance.now() - started).toBeLessThan(4_000)
})

test("statements that are sent together are executed in their order, however each is written", async () => {
  const counts = await transact((tx) =>
    sendTogether(
      () => write(tx, "first"),
      () => tx.$count(staff),
      () => tx.execute(sql`delete from staff`),
      () => tx.select({ username: staff.username }).from(staff),
      () => write(tx, "second"),
      async () => (await tx.execute<{ count: number }>(sql`select count(*)::int as count from staff`))[0],
    ),
  )
  expect([counts[1], counts[3], counts[5]]).toEqual([1, [], { count: 1 }])
})

test("one that fails fails the transaction, and is told once", async () => {
  const work = transact((tx) =>
    sendTogether(
      () => write(tx, "first"),
      () => tx.execute(sql`select 1 / 0`),
      () => write(tx, "second"),
    ),
  )
  await expect(work).rejects.toMatchObject({ code: "22012" })
  expect(await db().$count(staff)).toBe(0)
})
