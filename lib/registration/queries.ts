import { and, asc, eq, gt, inArray, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { db } from "#db/client.ts"
import { campaign, gate } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { registration } from "#db/schema/registration.ts"
import { session } from "#db/schema/session.ts"
import type { Tx } from "#db/transaction.ts"
import { maskNik } from "#lib/identity/nik.ts"
import { decryptNik } from "#lib/identity/nik-vault.ts"
import { formatRunningNumber } from "#lib/identity/ticket-code.ts"
import type { Audience } from "#lib/quota/types.ts"
import type { MaskedPerson } from "./types.ts"

/** Gate and last number for each pair of session and kecamatan (`null`: from outside the city). */
export interface GateNumber {
  sessionId: number
  kecamatanCode: string | null
  gateId: number
  gateCode: string
  lastNumber: number
}

/** Call under the sessions' quota locks: nobody else gives numbers there meanwhile. Pairs must be distinct. */
export async function listLastNumbers(
  tx: Tx,
  pairs: readonly { sessionId: number; kecamatanCode: string | null }[],
): Promise<GateNumber[]> {
  const wanted = JSON.stringify(pairs)
  return tx.execute<GateNumber & Record<string, unknown>>(sql`
    select wanted."sessionId", wanted."kecamatanCode", gate.id as "gateId", gate.code as "gateCode",
      coalesce((select max(number) from registration
        where session_id = wanted."sessionId" and gate_id = gate.id), session.number_offset) as "lastNumber"
    from json_to_recordset(${wanted}::json) as wanted("sessionId" int, "kecamatanCode" text)
    join session on session.id = wanted."sessionId"
    join gate on gate.campaign_id = session.campaign_id
      and gate.kecamatan_code is not distinct from wanted."kecamatanCode"`)
}

/** The campaigns to which these sessions belong. */
export async function listCampaignsOfSessions(tx: Tx, sessionIds: readonly number[]) {
  const ofSessions = tx.select({ id: session.campaignId }).from(session).where(anyOf(session.id, sessionIds))
  return tx.select().from(campaign).where(inArray(campaign.id, ofSessions))
}

/** Registrations of these people, cancelled ones too. */
export function listByNikIndex(tx: Tx, indexes: readonly Buffer[]) {
  return tx
    .select({
      nikIndex: registration.nikIndex,
      campaignId: registration.campaignId,
      idempotencyKey: registration.idempotencyKey,
      ticketCode: registration.ticketCode,
      status: registration.status,
    })
    .from(registration)
    .where(anyOf(registration.nikIndex, indexes))
}

/** Sessions of the campaign that are not over, with what the audience finds there. */
export function listAvailability(tx: Tx, campaignId: number, now: Date) {
  return tx
    .select({
      sessionId: session.id,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      audience: quota.audience,
      held: quota.held,
      available: sql<number>`${quota.capacity} - ${quota.held} - ${quota.taken}`,
    })
    .from(quota)
    .innerJoin(session, eq(session.id, quota.sessionId))
    .where(and(eq(session.campaignId, campaignId), gt(session.endsAt, now)))
    .orderBy(asc(session.startsAt))
}

/** Everything that the pages of these tickets show. Unknown codes are missing. */
export function listByTicketCode(ticketCodes: readonly string[]) {
  return db()
    .select({ registration, session, gate, campaign })
    .from(registration)
    .innerJoin(session, eq(session.id, registration.sessionId))
    .innerJoin(gate, eq(gate.id, registration.gateId))
    .innerJoin(campaign, eq(campaign.id, registration.campaignId))
    .where(anyOf(registration.ticketCode, ticketCodes))
}

/**
 * The person's ticket code by NIK and phone, whatever the campaign: of a live registration before a cancelled one, of an hour
 * that is still to come before one that is over, the nearest first; of cancelled ones the latest.
 */
export async function findTicketCode(nikIndex: Buffer, phone: string, now: Date) {
  const [found] = await db()
    .select({ ticketCode: registration.ticketCode })
    .from(registration)
    .innerJoin(session, eq(session.id, registration.sessionId))
    .where(and(eq(registration.nikIndex, nikIndex), eq(registration.phone, phone)))
    .orderBy(
      sql`(${registration.status} = 'cancelled')`,
      sql`(${session.endsAt} < ${now.toISOString()})`,
      sql`case when ${registration.status} <> 'cancelled' then abs(extract(epoch from ${session.startsAt} - ${now.toISOString()}::timestamptz)) end`,
      sql`${registration.id} desc`,
    )
    .limit(1)
  return found?.ticketCode
}

/** What an earlier attempt of the same form by the same person was answered with. */
export async function findTicketOfAttempt(nikIndex: Buffer, idempotencyKey: string) {
  const [found] = await db()
    .select({ ticketCode: registration.ticketCode })
    .from(registration)
    .where(and(eq(registration.nikIndex, nikIndex), eq(registration.idempotencyKey, idempotencyKey)))
  return found?.ticketCode
}

/** Status, session and audience of one registration, without a lock: what has to be locked follows from it. */
export async function findPlaceOfTicket(tx: Tx, ticketCode: string) {
  const [found] = await tx
    .select({
      id: registration.id,
      sessionId: registration.sessionId,
      audience: sql<Audience>`${registration.audience}`,
      status: registration.status,
    })
    .from(registration)
    .where(eq(registration.ticketCode, ticketCode))
  return found
}

/** A stored registration, as far as others may see it. */
interface StoredPerson extends Omit<MaskedPerson, "maskedNik" | "number"> {
  nikCiphertext: Buffer
  number: number
}

/** The one way from a stored registration to what others see of the person: the NIK is masked, nothing else leaves. */
export function maskedPersonOf(
  { name, birthDate, sex, audience, status, nikCiphertext, number }: StoredPerson,
  gateCode: string,
): MaskedPerson {
  const maskedNik = maskNik(decryptNik(nikCiphertext))
  return { name, maskedNik, birthDate, sex, audience, status, number: formatRunningNumber(gateCode, number) }
}
