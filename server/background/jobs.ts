import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { noteLoad } from "#lib/waiting-room/commands/note-load.ts"
import type { WorkerLoad } from "#lib/waiting-room/types.ts"
import { serveWaitlist } from "#lib/waitlist/commands/serve-waitlist.ts"
import { listWaitlistedLines } from "#lib/waitlist/queries.ts"

/** What a worker does once a second besides answering, as `startTicking` calls it. */
export interface JobsOptions {
  /** What this process carries at a moment. */
  readonly load: (now: Date) => WorkerLoad
  readonly now: () => Date
}

/**
 * The background work in its order: tells the others what this process carries, gives places that came back to the waiting
 * lists, and moves the lines if no other process does. Rejects with the first failure of a list after all was tried.
 */
export function backgroundJobs({ load, now }: JobsOptions): (moment: Date) => Promise<void> {
  return async (moment) => {
    await noteLoad(load(moment), moment)
    // First the waiting list: people who left a form were there before those who are called now.
    const served = await Promise.allSettled(
      (await listWaitlistedLines()).map((lineId) => serveWaitlist(lineId, moment)),
    )
    await advanceQueue(now())
    const failed = served.find((one) => one.status === "rejected")
    if (failed) throw failed.reason
  }
}
