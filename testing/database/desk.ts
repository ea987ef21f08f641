import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import type { Applicant } from "#lib/registration/schema.ts"
import { applicant, layOutCampaign, staffMember } from "./campaign.ts"
import { registerInTurn } from "./register-in-turn.ts"

/** A time of the campaign's Saturday, in WIB. */
export const onSaturday = (time: string) => new Date(`2021-08-07T${time}+07:00`)

/** Empties the database; lays out nine sessions: eight on Saturday from 07.00, the ninth on Sunday at 07.00. */
export async function layOutDesk() {
  const { campaignId, sessionIds, gates } = await layOutCampaign(
    Array.from({ length: 9 }, () => ({ resident: 40 })),
  )
  const gateA = gates[0]?.id ?? 0
  return {
    campaignId,
    gateA,
    saturday: sessionIds[0] ?? 0,
    evening: sessionIds[7] ?? 0,
    sunday: sessionIds[8] ?? 0,
    sari: await staffMember("sari", "officer", gateA),
    joko: await staffMember("joko", "officer", gateA),
    admin: await staffMember("ana", "admin", gateA),
  }
}

/** Somebody of Blimbing, whose number is one of gate A. */
export const fromBlimbing = (n: number, sessionId: number, more: Partial<Applicant> = {}): Applicant =>
  ({ ...applicant(n, { sessionId }), kelurahan: "35.73.01.1001", ...more }) as Applicant

/** Registers somebody and returns the row. */
export async function arrive(applicant: Applicant) {
  const outcome = await registerInTurn(applicant)
  if (outcome.kind !== "registered") throw new Error(`expected a ticket, got ${outcome.kind}`)
  const [row] = await db().select().from(registration).where(eq(registration.ticketCode, outcome.ticketCode))
  if (!row) throw new Error("no registration")
  return row
}
