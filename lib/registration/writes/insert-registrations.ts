import { sql } from "drizzle-orm"
import type { Tx } from "#db/transaction.ts"
import type { Applicant } from "../schema.ts"

/** One row to write; `place` was decided under the quota's lock. */
export interface NewRegistration {
  applicant: Applicant
  nikIndex: Buffer
  nikCiphertext: Buffer
  nikWarnings: readonly string[]
  ticketCode: string
  consentVersion: string
  now: Date
  place: { campaignId: number; gateId: number; number: number }
}

/**
 * Writes all rows in one statement with one parameter, sorted by NIK index: two batches that meet in the same people
 * wait for each other instead of deadlocking. (A second pass of a batch can still meet one: `register` tries again.)
 * Rows that meet an existing one are left out of the answer. Returns ids by ticket code.
 */
export async function insertRegistrations(
  tx: Tx,
  rows: readonly NewRegistration[],
): Promise<Map<string, number>> {
  const sorted = rows.toSorted((a, b) => Buffer.compare(a.nikIndex, b.nikIndex))
  const inserted = await tx.execute<{ id: string; ticket_code: string }>(sql`
    insert into registration (campaign_id, session_id, audience, gate_id, number, status, nik_ciphertext, nik_index,
      nik_warnings, name, birth_date, sex, phone, kelurahan_code, district, address, ticket_code, idempotency_key,
      consent_version, registered_at)
    select campaign_id, session_id, audience, gate_id, number, 'registered', decode(nik_ciphertext, 'hex'),
      decode(nik_index, 'hex'), nik_warnings, name, birth_date, sex, phone, kelurahan_code, district, address,
      ticket_code, idempotency_key, consent_version, registered_at
    from json_to_recordset(${JSON.stringify(sorted.map(column))}::json) as row(campaign_id int, session_id int,
      audience text, gate_id int, number int, nik_ciphertext text, nik_index text, nik_warnings text[], name text,
      birth_date date, sex text, phone text, kelurahan_code text, district text, address text, ticket_code text,
      idempotency_key uuid, consent_version text, registered_at timestamptz)
    on conflict do nothing
    returning id, ticket_code`)
  return new Map(inserted.map(({ id, ticket_code }) => [ticket_code, Number(id)]))
}

function column(row: NewRegistration) {
  const { applicant, place } = row
  return {
    campaign_id: place.campaignId,
    session_id: applicant.sessionId,
    audience: applicant.residency,
    gate_id: place.gateId,
    number: place.number,
    nik_ciphertext: row.nikCiphertext.toString("hex"),
    nik_index: row.nikIndex.toString("hex"),
    nik_warnings: row.nikWarnings,
    name: applicant.name,
    birth_date: applicant.birthDate,
    sex: applicant.sex,
    phone: applicant.phone,
    kelurahan_code: applicant.residency === "resident" ? applicant.kelurahan : null,
    district: applicant.residency === "outside_city" ? applicant.district : null,
    address: applicant.address,
    ticket_code: row.ticketCode,
    idempotency_key: applicant.idempotencyKey,
    consent_version: row.consentVersion,
    registered_at: row.now,
  }
}
