import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
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
        or(inArray(waitlistEntry.number, [...numbers]), inArray(waitlistEntry.nikIndex, [...indexes])),
      ),
    )
}

/** The next to be served, in order of position: called, and not being tried by somebody else. Under the line's lock. */
export function listNext(
  tx: Tx,
  lineId: number,
  { serving, most, now }: Record<"serving" | "most", number> & { now: Date },
) {
  const notTried = or(
    isNull(waitlistEntry.triedAt),
    lt(waitlistEntry.triedAt, new Date(now.getTime() - TRIED_FOR_MS)),
  )
  return tx
    .select()
    .from(waitlistEntry)
    .where(and(eq(waitlistEntry.lineId, lineId), waiting, lte(waitlistEntry.position, serving), notTried))
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
