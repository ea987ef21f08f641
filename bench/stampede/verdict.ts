import { sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { FIRST_HOSTILE_PERSON } from "./hostile.ts"

/** What the database holds in the end, against what the crowd was told. */
export interface Findings {
  readonly oversold: number
  readonly duplicates: number
  readonly ledgerDifferences: number
  /** Tickets that were shown to somebody and do not exist. */
  readonly ackedMissing: number
  /** Registrations of which no resident was told. */
  readonly untold: number
  readonly hostileRegistered: number
  /** Forms on the waiting list, and those that became registrations. */
  readonly listed: number
  readonly registeredFromList: number
  readonly seatsLeft: number
  /** Moments in milliseconds since 1970; undefined while there is none. */
  readonly firstPassAt: number | undefined
  readonly lastRegistrationAt: number | undefined
}

type Times = Record<"listed" | "served" | "left", string> & Record<"first" | "last", string | null>

export async function compareWithDatabase(
  ticketCodes: readonly string[],
  residents: number,
): Promise<Findings> {
  const differences = await findLedgerDifferences()
  const rows = await db().execute<{ code: string; phone: string }>(
    sql`select ticket_code as code, phone from registration where status = 'registered'`,
  )
  const existing = new Set(rows.map(({ code }) => code))
  const told = new Set(ticketCodes)
  const [times] = await db().execute<Times>(sql`
    select (select count(*) from waitlist_entry) as listed,
      (select count(*) from waitlist_entry where status = 'registered') as served,
      (select sum(capacity - held - taken) from quota) as left,
      (select extract(epoch from min(issued_at)) * 1000 from pass) as first,
      (select extract(epoch from max(registered_at)) * 1000 from registration) as last`)
  return {
    oversold: differences.filter(({ rule }) => rule === "oversold").length,
    duplicates: differences.filter(({ rule }) => rule === "duplicate_person").length,
    ledgerDifferences: differences.length,
    ackedMissing: [...told].filter((code) => !existing.has(code)).length,
    untold: [...existing].filter((code) => !told.has(code)).length,
    hostileRegistered: await countHostile(residents),
    listed: Number(times?.listed ?? 0),
    registeredFromList: Number(times?.served ?? 0),
    seatsLeft: Number(times?.left ?? 0),
    firstPassAt: times?.first ? Number(times.first) : undefined,
    lastRegistrationAt: times?.last ? Number(times.last) : undefined,
  }
}

/** The hostile give telephone numbers that nobody else has. */
async function countHostile(residents: number): Promise<number> {
  const phoneOf = (index: number) => generatedPerson(index, { sessionId: 1 }).phone.replace(/^0/, "+62")
  const [from, to] = [phoneOf(FIRST_HOSTILE_PERSON), phoneOf(FIRST_HOSTILE_PERSON + residents)]
  const [row] = await db().execute<{ count: string }>(
    sql`select count(*) from registration where phone between ${from} and ${to}`,
  )
  return Number(row?.count ?? 0)
}
