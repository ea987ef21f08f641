import { spawn } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { eq, sql } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { line } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { calledNumbers } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { ADVANCE_QUEUE_LOCK, advanceQueue } from "./commands/advance-queue.ts"

const MAX_WAITING_MS = 3_000

/** Real time passes, on the campaign's own day. */
const began = Date.now()
const now = () => new Date(THURSDAY.getTime() + Date.now() - began)

beforeEach(async () => {
  await layOutCampaign([{ resident: 10 }])
  await calledNumbers(2)
})

/** How long it takes until a tick of this process is elected; null when it is not within `most` milliseconds. */
async function msToElection(most: number): Promise<number | null> {
  const start = performance.now()
  while (performance.now() - start < most) {
    if ((await advanceQueue(now())).kind === "kept") return performance.now() - start
    await sleep(100)
  }
  return null
}

/** Lets this transaction stand still as long as it likes. */
const standStill = (tx: Tx) => tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("it did not come to that")
    await sleep(20)
  }
}

async function isSomebody(waiting: "Lock" | "Client"): Promise<boolean> {
  const [row] = await db().execute(sql`
    select 1 from pg_stat_activity a join pg_locks l on l.pid = a.pid
    where l.locktype = 'advisory' and l.objid = ${ADVANCE_QUEUE_LOCK} and l.granted and a.wait_event_type = ${waiting}`)
  return row !== undefined
}

test("a pace-keeper that freezes in the middle of its tick is replaced within three seconds", async () => {
  const { id } = await lineOf()
  const tick = `import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"; await advanceQueue(new Date(${now().getTime()}))`
  const release = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  // Its last statement waits for the line, so that it can be frozen where it is known to be.
  const held = db().transaction(async (tx) => {
    await standStill(tx)
    await tx.select().from(line).where(eq(line.id, id)).for("update")
    holding.resolve()
    await release.promise
  })
  await holding.promise
  const child = spawn(process.execPath, ["--input-type=module", "-e", tick], { stdio: "inherit" })
  try {
    await until(() => isSomebody("Lock"))
    child.kill("SIGSTOP")
    release.resolve()
    await held
    await until(() => isSomebody("Client"))
    expect(await msToElection(MAX_WAITING_MS)).not.toBeNull()
  } finally {
    release.resolve()
    child.kill("SIGKILL")
  }
})

test("twin: without a limit on how long a transaction stands still it is not replaced", async () => {
  const release = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  const held = db().transaction(async (tx) => {
    await standStill(tx)
    await tx.execute(sql`select pg_advisory_xact_lock(${ADVANCE_QUEUE_LOCK})`)
    holding.resolve()
    await release.promise
  })
  await holding.promise
  expect(await msToElection(MAX_WAITING_MS)).toBeNull()
  release.resolve()
  await held
  expect(await msToElection(MAX_WAITING_MS)).not.toBeNull()
})
