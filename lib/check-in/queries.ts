import { and, count, eq, gt, gte, inArray, like, lt, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { anyOf } from "#db/any-of.ts"
import { type Database, db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { gate } from "#db/schema/campaign.ts"
import { checkIn } from "#db/schema/check-in.ts"
import { region } from "#db/schema/city.ts"
import { registration } from "#db/schema/registration.ts"
import { session } from "#db/schema/session.ts"
import { staff } from "#db/schema/staff.ts"
import type { Tx } from "#db/transaction.ts"
import type { NikWarning } from "#lib/identity/nik.ts"
import { nikIndex } from "#lib/identity/nik-vault.ts"
import { maskedPersonOf } from "#lib/registration/queries.ts"
import type { DeskMoment, Query, Registrant } from "./types.ts"

/** As many as an officer can look through; more asks for a longer name. */
export const MAX_LIST = 20

const arrivalGate = alias(gate, "arrival_gate")
const kelurahan = alias(region, "kelurahan")
const kecamatan = alias(region, "kecamatan")

function selectRegistrants(on: Database | Tx) {
  return on
    .select({
      ...{ registration, session, gate, checkIn, arrivalGate, staffName: staff.name },
      ...{ kelurahan: kelurahan.name, kecamatan: kecamatan.name },
    })
    .from(registration)
    .innerJoin(session, eq(session.id, registration.sessionId))
    .innerJoin(gate, eq(gate.id, registration.gateId))
    .leftJoin(checkIn, eq(checkIn.registrationId, registration.id))
    .leftJoin(arrivalGate, eq(arrivalGate.id, checkIn.gateId))
    .leftJoin(staff, eq(staff.id, checkIn.staffId))
    .leftJoin(kelurahan, eq(kelurahan.code, registration.kelurahanCode))
    .leftJoin(kecamatan, eq(kecamatan.code, sql`left(${registration.kelurahanCode}, 8)`))
}

type Row = Awaited<ReturnType<typeof selectRegistrants>>[number]

/** One registrant as the database has them now. */
export async function findRegistrant(
  registrationId: number,
  on: Database | Tx = db(),
): Promise<Registrant | undefined> {
  const [row] = await selectRegistrants(on).where(eq(registration.id, registrationId))
  return row && registrantOf(row)
}

/** Candidates that are read before they are put in order: beyond that many the officer asks for more of the name anyway. */
const MAX_CANDIDATES = 500

/**
 * Whom a query means: live registrations before cancelled ones, then those of this hour, of today, and of the officer's gate.
 * At most `MAX_LIST` and one, which says that there are more.
 */
export async function findRegistrants(
  campaignId: number,
  query: Query,
  moment: DeskMoment,
): Promise<Registrant[]> {
  const ids = await findIds(campaignId, query, moment)
  if (ids.length === 0 && query.kind === "ticket_code" && query.orName !== null) {
    return findRegistrants(campaignId, { kind: "name", words: query.orName }, moment)
  }
  const rows = await selectRegistrants(db()).where(anyOf(registration.id, ids))
  const byId = new Map(rows.map((row) => [row.registration.id, registrantOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A common name is looked for among those whose hour it is, then among today's, then among all: each reads few rows. */
async function findIds(campaignId: number, query: Query, moment: DeskMoment): Promise<number[]> {
  if (query.kind !== "name") return listInOrder(campaignId, query, moment)
  const sessions = await listSessionsOf(campaignId, moment.today)
  const { after, before } = moment.current
  const current = sessions.filter(({ startsAt, endsAt }) => startsAt < before && endsAt > after)
  const found = new Set<number>()
  for (const scope of [current, sessions]) {
    if (found.size > MAX_LIST || scope.length === 0) continue
    const among = anyOf(
      registration.sessionId,
      scope.map(({ id }) => id),
    )
    for (const id of await listInOrder(campaignId, query, moment, among)) found.add(id)
  }
  if (found.size <= MAX_LIST) for (const id of await listInOrder(campaignId, query, moment)) found.add(id)
  return [...found].slice(0, MAX_LIST + 1)
}

/** Sessions of a campaign that touch a day; one may have begun the evening before. */
function listSessionsOf(campaignId: number, day: { starts: Date; ends: Date }) {
  return db()
    .select({ id: session.id, startsAt: session.startsAt, endsAt: session.endsAt })
    .from(session)
    .where(
      and(eq(session.campaignId, campaignId), lt(session.startsAt, day.ends), gt(session.endsAt, day.starts)),
    )
}

async function listInOrder(
  campaignId: number,
  query: Query,
  { gateId, today, current }: DeskMoment,
  among?: SQL,
): Promise<number[]> {
  const candidate = db()
    .select({
      id: registration.id,
      sessionId: registration.sessionId,
      gateId: registration.gateId,
      status: registration.status,
      name: registration.name,
    })
    .from(registration)
    .where(and(eq(registration.campaignId, campaignId), condition(campaignId, query), among))
    .limit(MAX_CANDIDATES)
    .as("candidate")
  const outside = ({ from, to }: { from: Date; to: Date }) =>
    sql`not (${session.startsAt} < ${to.toISOString()} and ${session.endsAt} > ${from.toISOString()})`
  const rows = await db()
    .select({ id: candidate.id })
    .from(candidate)
    .innerJoin(session, eq(session.id, candidate.sessionId))
    .orderBy(
      sql`${candidate.status} = 'cancelled'`,
      outside({ from: current.after, to: current.before }),
      outside({ from: today.starts, to: today.ends }),
      sql`${candidate.gateId} is distinct from ${gateId}::int`,
      session.startsAt,
      candidate.name,
      candidate.id,
    )
    .limit(MAX_LIST + 1)
  return rows.map(({ id }) => id)
}

function condition(campaignId: number, query: Query): SQL | undefined {
  switch (query.kind) {
    case "ticket_code":
      return eq(registration.ticketCode, query.code)
    case "nik":
      // One code in a hundred million has sixteen digits as well.
      return or(eq(registration.nikIndex, nikIndex(query.digits)), eq(registration.ticketCode, query.digits))
    case "phone":
      return eq(registration.phone, query.phone)
    case "number": {
      const ofCode = query.gateCode === null ? undefined : eq(gate.code, query.gateCode)
      const gates = db()
        .select({ id: gate.id })
        .from(gate)
        .where(and(eq(gate.campaignId, campaignId), ofCode))
      return and(inArray(registration.gateId, gates), eq(registration.number, query.number))
    }
    case "name":
      return and(...query.words.map((word) => like(registration.nameKey, patternOf(word))))
    default:
      return query satisfies never
  }
}

/** A word of three letters and more may be part of one; a shorter one is the whole word, which the trigram index can find. */
const patternOf = (word: string) => (word.length < 3 ? `% ${word} %` : `%${word}%`)

/** Locks the registration until the transaction ends. Nothing that belongs to it may be read before. */
export async function lockRegistration(tx: Tx, registrationId: number): Promise<void> {
  await tx
    .select({ id: registration.id })
    .from(registration)
    .where(eq(registration.id, registrationId))
    .for("update")
}

/** Whether the check-in with this nonce was undone. The check-in itself is gone then: the audit trail remembers. */
export async function wasUndone(tx: Tx, registrationId: number, deviceNonce: string): Promise<boolean> {
  const [undo] = await tx
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subject, `registration:${registrationId}`),
        eq(auditEvent.action, "check_in.undo"),
        sql`${auditEvent.detail} ->> 'deviceNonce' = ${deviceNonce}`,
      ),
    )
    .limit(1)
  return undo !== undefined
}

/** The gate of this campaign at which the officer stands, or `null` when none of its gates was chosen yet. */
export async function findGateOf(
  staffId: number,
  campaignId: number,
  on: Database | Tx = db(),
): Promise<number | null> {
  const [row] = await on
    .select({ gateId: gate.id })
    .from(staff)
    .innerJoin(gate, eq(gate.id, staff.gateId))
    .where(and(eq(staff.id, staffId), eq(gate.campaignId, campaignId)))
  return row?.gateId ?? null
}

/** Arrivals of a campaign between two moments, in people. */
export async function countArrivals(
  campaignId: number,
  gateId: number | null,
  { starts, ends }: { starts: Date; ends: Date },
) {
  const [row] = await db()
    .select({
      inAll: count(),
      atGate: sql<number>`count(*) filter (where ${checkIn.gateId} = ${gateId})`.mapWith(Number),
    })
    .from(checkIn)
    .innerJoin(registration, eq(registration.id, checkIn.registrationId))
    .where(
      and(
        eq(registration.campaignId, campaignId),
        gte(checkIn.checkedInAt, starts),
        lt(checkIn.checkedInAt, ends),
      ),
    )
  return row ?? { inAll: 0, atGate: 0 }
}

function registrantOf({
  registration: row,
  session,
  gate,
  checkIn,
  arrivalGate,
  staffName,
  ...home
}: Row): Registrant {
  const { id, code, name } = gate
  return {
    registrationId: row.id,
    campaignId: row.campaignId,
    ...maskedPersonOf(row, code),
    nikWarnings: row.nikWarnings as NikWarning[],
    origin: originOf(home, row.district),
    cancelledAt: row.cancelledAt,
    session: { id: session.id, startsAt: session.startsAt, endsAt: session.endsAt },
    gate: { id, code, name },
    arrival:
      checkIn && arrivalGate && staffName !== null
        ? {
            staffId: checkIn.staffId,
            staffName,
            gate: { id: arrivalGate.id, code: arrivalGate.code, name: arrivalGate.name },
            at: checkIn.checkedInAt,
            exception: checkIn.exception,
            deviceNonce: checkIn.deviceNonce,
          }
        : null,
  }
}

function originOf(
  { kelurahan, kecamatan }: Pick<Row, "kelurahan" | "kecamatan">,
  district: string | null,
): Registrant["origin"] {
  return kelurahan !== null && kecamatan !== null ? { kelurahan, kecamatan } : { district: district ?? "" }
}
