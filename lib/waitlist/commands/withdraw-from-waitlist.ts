import { and, eq } from "drizzle-orm"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { transact } from "#db/transaction.ts"
import { lockLines } from "#lib/waiting-room/queries.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { TRIED_FOR_MS } from "../rules.ts"
import type { WithdrawOutcome } from "../types.ts"
import { settle, settleRegistered } from "../writes/settle-waitlist.ts"

/** Takes one person off the list, for whoever holds the queue number the form was left with. */
export async function withdrawFromWaitlist(
  { lineId, number }: QueueNumber,
  entryId: number,
  now: Date,
): Promise<WithdrawOutcome> {
  return transact(async (tx) => {
    await lockLines(tx, [lineId])
    await settleRegistered(tx, lineId, now)
    const [entry] = await tx
      .select({ status: waitlistEntry.status, triedAt: waitlistEntry.triedAt })
      .from(waitlistEntry)
      .where(
        and(
          eq(waitlistEntry.id, entryId),
          eq(waitlistEntry.lineId, lineId),
          eq(waitlistEntry.number, number),
        ),
      )
    if (!entry) return { kind: "unknown" }
    const { status, triedAt } = entry
    // A place is being taken for it, and may have been: what became of it is told in a moment.
    const isBeingServed = triedAt !== null && now.getTime() - triedAt.getTime() < TRIED_FOR_MS
    if (status !== "waiting" || isBeingServed) return { kind: "not_waiting", status }
    await settle(tx, lineId, "withdrawn", now, eq(waitlistEntry.id, entryId))
    return { kind: "withdrawn" }
  })
}
