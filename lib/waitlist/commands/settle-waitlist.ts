import { and, eq, inArray, isNotNull, sql } from "drizzle-orm"
import { registration } from "#db/schema/registration.ts"
import { line } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { lockLines } from "#lib/waiting-room/queries.ts"
import type { WaitlistStatus } from "../types.ts"

const ofLine = (lineId: number) => and(eq(waitlistEntry.lineId, lineId), eq(waitlistEntry.status, "waiting"))

/** Says of what was tried what became of it. `had`: entries of people who had a place by another way. */
export async function settleWaitlist(lineId: number, had: readonly number[], now: Date): Promise<void> {
  await transact(async (tx) => {
    await lockLines(tx, [lineId])
    await settleRegistered(tx, lineId, now)
    if (had.length === 0) return
    await settle(tx, lineId, "already_registered", now, inArray(waitlistEntry.id, [...had]))
  })
}

/**
 * Whoever was tried and has a registration of this very form got it from the list: whichever process sent it, and whether
 * or not it lived to say so. The caller holds the line's lock.
 */
export async function settleRegistered(tx: Tx, lineId: number, now: Date): Promise<void> {
  const rows = await tx
    .update(waitlistEntry)
    .set({ status: "registered", form: null, settledAt: now, registrationId: sql`${registration.id}` })
    .from(registration)
    .where(
      and(
        ofLine(lineId),
        isNotNull(waitlistEntry.triedAt),
        eq(registration.nikIndex, waitlistEntry.nikIndex),
        eq(registration.idempotencyKey, waitlistEntry.idempotencyKey),
      ),
    )
    .returning({ id: waitlistEntry.id })
  await countDown(tx, lineId, rows.length)
}

/** The campaign is over: nothing can be given any more, and the forms are destroyed. */
export async function closeWaitlist(lineId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    await lockLines(tx, [lineId])
    await settleRegistered(tx, lineId, now)
    await settle(tx, lineId, "closed", now)
  })
}

/** Ends entries that wait, under the line's lock, and destroys their forms. Returns how many there were. */
export async function settle(
  tx: Tx,
  lineId: number,
  status: Exclude<WaitlistStatus, "waiting" | "registered">,
  now: Date,
  which?: ReturnType<typeof and>,
): Promise<number> {
  const rows = await tx
    .update(waitlistEntry)
    .set({ status, form: null, settledAt: now })
    .where(and(ofLine(lineId), which))
    .returning({ id: waitlistEntry.id })
  await countDown(tx, lineId, rows.length)
  return rows.length
}

async function countDown(tx: Tx, lineId: number, ended: number): Promise<void> {
  if (ended === 0) return
  await tx
    .update(line)
    .set({ waitlisted: sql`${line.waitlisted} - ${ended}` })
    .where(eq(line.id, lineId))
}
