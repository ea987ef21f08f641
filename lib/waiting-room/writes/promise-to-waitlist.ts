import { and, eq, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { mintPassHolder, type PassHolder } from "#lib/kernel/actor.ts"
import type { LineRow } from "../queries.ts"

/** How long places stay promised to a form that waits: it is sent at once, and again should the process die meanwhile. */
const PROMISED_MS = 60_000

/**
 * Gives numbers to the waiting list: each gets its pass, without seats, so that the turn cannot be taken by hand as well.
 * The caller holds the line's lock and knows that they had none.
 */
export async function giveToWaitlist(
  tx: Tx,
  { line }: LineRow,
  numbers: readonly { number: number; position: number }[],
  now: Date,
): Promise<void> {
  if (numbers.length === 0) return
  const over = { seats: 0, waitlisted: true, issuedAt: now, expiresAt: new Date(now.getTime() + 1) }
  await tx.insert(pass).values(numbers.map((one) => ({ lineId: line.id, ...one, ...over })))
}

/**
 * Promises a place to so many of the forms of each number, beside what was used of it: to those that others try already as
 * well. The caller holds the line's lock and has counted the free seats under it. Returns who may register, by number.
 */
export async function promiseToWaitlist(
  tx: Tx,
  { line }: LineRow,
  seats: ReadonlyMap<number, number>,
  now: Date,
): Promise<Map<number, PassHolder>> {
  const expiresAt = new Date(now.getTime() + PROMISED_MS)
  const rows = await setSeats(tx, line.id, seats, { issuedAt: now, expiresAt })
  return new Map(rows.map(({ id, number }) => [number, mintPassHolder(id)]))
}

/** Takes promises back that were of no use: so many forms of each number are still tried. Under the line's lock. */
export async function takeBackFromWaitlist(
  tx: Tx,
  lineId: number,
  seats: ReadonlyMap<number, number>,
): Promise<void> {
  await setSeats(tx, lineId, seats, {})
}

/** What was used of each number's pass, and so many more. */
async function setSeats(
  tx: Tx,
  lineId: number,
  seats: ReadonlyMap<number, number>,
  change: Partial<typeof pass.$inferInsert>,
) {
  if (seats.size === 0) return []
  const wanted = JSON.stringify([...seats].map(([number, more]) => ({ number, more })))
  const more = sql`(select more from json_to_recordset(${wanted}::json) as wanted(number int, more int)
    where wanted.number = ${pass.number})`
  return tx
    .update(pass)
    .set({ ...change, seats: sql`${pass.used} + ${more}` })
    .where(and(eq(pass.lineId, lineId), pass.waitlisted, anyOf(pass.number, seats.keys())))
    .returning({ id: pass.id, number: pass.number })
}
