import { sql } from "drizzle-orm"
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
