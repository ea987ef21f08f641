import { setTimeout as sleep } from "node:timers/promises"
import { eq, sql } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { closeDatabase, db } from "./client.ts"
import { staff } from "./schema/staff.ts"
import { inOneStatement, sendTogether, type Tx, transact } from "./transaction.ts"

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

test("what follows in a transaction whose connection was cut is not done on the next one, but all of it once more", async () => {
  const tries: PromiseSettledResult<unknown>[] = []
  await transact(async (tx) => {
    await write(tx, "first")
    if (tries.length === 0) {
      await cut(tx)
      await askAll()
    }
    const [second] = await Promise.allSettled([write(tx, "second")])
    tries.push(second)
    if (second.status === "rejected") throw second.reason
  })
  expect(tries[0]?.status).toBe("rejected")
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  expect(await db().$count(staff)).toBe(2)
})

test("a connection that is cut with a statement on its way out can be used again", async () => {
  // Not `transact`, which would try again.
  const transactions = Array.from({ length: 8 }, () =>
    db().transaction(async (tx) => {
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

/** Runs `work` in a transaction that keeps its locks until it is told to end, and says nothing meanwhile. */
async function holding(work: (tx: Tx) => Promise<unknown>, endless: boolean) {
  const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ended = db().transaction(async (tx) => {
    if (endless) await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    await work(tx)
    held.resolve()
    await release.promise
  })
  ended.catch(() => {}) // told by `release`
  await held.promise
  return {
    release: async () => {
      release.resolve()
      await ended
    },
  }
}

const lockBudi = (tx: Tx) => tx.select().from(staff).where(eq(staff.username, "budi")).for("update")

test("a transaction that stands still loses its locks, and who waited for them goes on", async () => {
  await transact((tx) => write(tx, "budi"))
  const frozen = await holding(lockBudi, false)
  const before = performance.now()
  await transact(lockBudi)
  expect(performance.now() - before).toBeGreaterThan(1_000)
  await expect(frozen.release()).rejects.toThrow()
})

test("who finds a lock kept for longer than a statement may wait tries again, and succeeds when it is free", async () => {
  await transact((tx) => write(tx, "budi"))
  const keeper = await holding(lockBudi, true)
  let tries = 0
  const waiting = transact(async (tx) => {
    tries += 1
    await tx.execute(sql`set local lock_timeout = 200`)
    return lockBudi(tx)
  })
  await vi.waitFor(() => expect(tries).toBeGreaterThan(2), { timeout: 15_000 })
  await keeper.release()
  expect(await waiting).toHaveLength(1)
})

test("a failure that does not pass is told at once, and one statement is not repeated where it may have been done", async () => {
  let tries = 0
  const broken = transact(async (tx) => {
    tries += 1
    await tx.execute(sql`select 1 / 0`)
  })
  await expect(broken).rejects.toMatchObject({ code: "22012" })
  const lost = inOneStatement(async () => {
    tries += 1
    throw Object.assign(new Error("closed"), { code: "CONNECTION_CLOSED" })
  })
  await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" })
  expect(tries).toBe(2)
})
