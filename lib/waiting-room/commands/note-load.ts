import { lt, sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { workerLoad } from "#db/schema/waiting-room.ts"
import { inOneStatement } from "#db/transaction.ts"
import type { WorkerLoad } from "../types.ts"

/** Notes the load of one worker, once a second; the pace-keeper slows down by it. */
export async function noteLoad(load: WorkerLoad, now: Date): Promise<void> {
  const { workerId, ...rest } = load
  const noted = { ...rest, notedAt: now }
  const shedSubmitsRecent = sql`greatest(0, ${load.shedSubmits} - ${workerLoad.shedSubmits})`
  await inOneStatement((database) =>
    database
      .insert(workerLoad)
      .values({ workerId, ...noted, shedSubmitsRecent: load.shedSubmits })
      .onConflictDoUpdate({
        target: workerLoad.workerId,
        set: { ...noted, shedSubmitsRecent },
      }),
  )
}

/** A worker that has noted nothing for so long is gone. In milliseconds. */
const KEPT_MS = 3_600_000

/** Forgets what workers carried that are gone: each start brings new ones. Once in a worker's life is enough. */
export async function forgetLoads(now: Date): Promise<void> {
  await db()
    .delete(workerLoad)
    .where(lt(workerLoad.notedAt, new Date(now.getTime() - KEPT_MS)))
}
