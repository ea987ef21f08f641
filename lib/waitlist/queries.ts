import { and, asc, count, eq, gt, gte, isNull, lt, lte, max, notInArray, or, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { session } from "#db/schema/session.ts"
import { line } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import type { Tx } from "#db/transaction.ts"
import { TRIED_FOR_MS } from "./rules.ts"

const waiting = eq(waitlistEntry.status, "waiting")

/** What is known of these numbers and people of one line. Read it under the line's lock. */
export function listKnown(
  tx: Tx,
  lineId: number,
  { numbers, indexes }: { numbers: readonly number[]; indexes: readonly Buffer[] },
) {
  return tx
    .select({
      number: waitlistEntry.number,
      nikIndex: waitlistEntry.nikIndex,
      idempotencyKey: waitlistEntry.idempotencyKey,
      status: waitlistEntry.status,
    })
    .from(waitlistEntry)
    .where(
      and(
        eq(waitlistEntry.lineId, lineId),
        or(anyOf(waitlistEntry.number, numbers), anyOf(waitlistEntry.nikIndex, indexes)),
      ),
    )
}

/** When the last session of the campaign begins. */
export async function findLastStart(tx: Tx, campaignId: number): Promise<Date | null> {
  const [found] = await tx
    .select({ last: max(session.startsAt) })
    .from(session)
    .where(eq(session.campaignId, campaignId))
  return found?.last ?? null
}

/** Lines with forms that wait, of any campaign. */
export async function listWaitlistedLines(): Promise<number[]> {
  const rows = await db()
    .select({ id: line.id })
    .from(line)
    .where(gt(line.waitlisted, 0))
    .orderBy(asc(line.id))
  return rows.map(({ id }) => id)
}

/** Forms of these numbers, by number, that are tried at this moment. */
export async function countTried(
  tx: Tx,
  lineId: number,
  numbers: readonly number[],
  { now, but }: { now: Date; but: readonly number[] },
): Promise<Map<number, number>> {
  const rows = await tx
    .select({ number: waitlistEntry.number, tried: count() })
    .from(waitlistEntry)
    .where(
      and(
        eq(waitlistEntry.lineId, lineId),
        waiting,
        anyOf(waitlistEntry.number, numbers),
        gte(waitlistEntry.triedAt, triedSince(now)),
        notInArray(waitlistEntry.id, [...but, 0]),
      ),
    )
    .groupBy(waitlistEntry.number)
  return new Map(rows.map(({ number, tried }) => [number, tried]))
}

const triedSince = (now: Date) => new Date(now.getTime() - TRIED_FOR_MS)

/** Nobody tries it at this moment. */
export const isLeftAlone = (now: Date) =>
  or(isNull(waitlistEntry.triedAt), lt(waitlistEntry.triedAt, triedSince(now)))

/** The next to be served, in order of position: called, and not being tried by somebody else. Under the line's lock. */
export function listNext(
  tx: Tx,
  lineId: number,
  { serving, most, now }: Record<"serving" | "most", number> & { now: Date },
) {
  return tx
    .select()
    .from(waitlistEntry)
    .where(
      and(eq(waitlistEntry.lineId, lineId), waiting, lte(waitlistEntry.position, serving), isLeftAlone(now)),
    )
    .orderBy(asc(waitlistEntry.position), asc(waitlistEntry.id))
    .limit(most)
}

/** The people of these numbers, in the order in which their forms came. */
export function listOfNumbers(numbers: readonly { lineId: number; number: number }[]) {
  const wanted = JSON.stringify(numbers)
  return db()
    .select({
      lineId: waitlistEntry.lineId,
      number: waitlistEntry.number,
      id: waitlistEntry.id,
      status: waitlistEntry.status,
      form: waitlistEntry.form,
      name: registration.name,
      /** Of the registration: its holder may have given the place back. */
      ticketStatus: registration.status,
      ticketCode: registration.ticketCode,
    })
    .from(waitlistEntry)
    .leftJoin(registration, eq(registration.id, waitlistEntry.registrationId))
    .where(
      sql`(${waitlistEntry.lineId}, ${waitlistEntry.number}) in (
        select "lineId", number from json_to_recordset(${wanted}::json) as wanted("lineId" int, number int))`,
    )
    .orderBy(asc(waitlistEntry.id))
}
