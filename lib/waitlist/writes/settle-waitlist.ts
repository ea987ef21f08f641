import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { registration } from "#db/schema/registration.ts"
import { line } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { lockLines } from "#lib/waiting-room/queries.ts"
import { takeBackFromWaitlist } from "#lib/waiting-room/writes/promise-to-waitlist.ts"
import { countTried, isLeftAlone } from "../queries.ts"
import type { WaitlistStatus } from "../types.ts"

/** An entry for which a place was promised. */
export interface Tried {
  id: number
  number: number
}

const ofLine = (lineId: number) => and(eq(waitlistEntry.lineId, lineId), eq(waitlistEntry.status, "waiting"))

/**
 * Says of what was tried what became of it, and takes promises back that were of no use. `had`: ids of those who had a
 * place by another way.
 */
export async function settleWaitlist(
  lineId: number,
  { tried, had }: { tried: readonly Tried[]; had: readonly number[] },
  now: Date,
): Promise<void> {
  await transact(async (tx) => {
    await lockLines(tx, [lineId])
    await settleRegistered(tx, lineId, now)
    if (had.length > 0) {
      await settle(tx, lineId, "already_registered", now, anyOf(waitlistEntry.id, had))
    }
    const numbers = [...new Set(tried.map(({ number }) => number))]
    const but = tried.map(({ id }) => id)
    const others = await countTried(tx, lineId, numbers, { now, but })
    const still = new Map(numbers.map((number) => [number, others.get(number) ?? 0]))
    await takeBackFromWaitlist(tx, lineId, still)
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

/**
 * Nothing can be given from the list any more: the forms are destroyed. What is tried at this moment is left for the next
 * time. The caller holds the line's lock.
 */
export function endWaitlist(tx: Tx, lineId: number, now: Date): Promise<number> {
  return settle(tx, lineId, "closed", now, isLeftAlone(now))
}

/** Ends entries that wait, under the line's lock, and destroys their forms. Returns how many there were. */
export async function settle(
  tx: Tx,
  lineId: number,
  status: Exclude<WaitlistStatus, "waiting" | "registered">,
  now: Date,
  which: SQL | undefined,
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
