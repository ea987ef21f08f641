import { checkIn as checkInTable } from "#db/schema/check-in.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { findGateOf, findRegistrant } from "../queries.ts"
import { exceptionOf, judge } from "../rules.ts"
import { type CheckInInput, checkInSchema } from "../schema.ts"
import type { CheckInOutcome, Registrant } from "../types.ts"
import { claimRegistration } from "../writes/claim-registration.ts"

/**
 * Lets a registrant in at the officer's gate. One officer wins; every other is `refused` with the arrival that won.
 * The same device nonce again is the same success, or `already_undone` once it was undone. Early or on the wrong day it needs a reason, which is kept.
 */
export async function checkIn(actor: StaffActor, input: CheckInInput, now: Date): Promise<CheckInOutcome> {
  const { registrationId, deviceNonce, reason } = checkInSchema.parse(input)

  return transact(async (tx) => {
    const registrant = await findRegistrant(registrationId, tx)
    if (!registrant) return { kind: "unknown" }
    if (registrant.arrival?.deviceNonce === deviceNonce) return { kind: "checked_in", registrant }

    const exception = exceptionOf(judge(registrant, now))
    if (exception === "refused") return { kind: "refused", registrant }
    if (exception !== null && !reason) return { kind: "reason_required", registrant }
    const gateId = await findGateOf(actor.staffId, registrant.campaignId, tx)
    if (gateId === null) return { kind: "no_gate", registrant }

    const claim = await claimRegistration(tx, registrant, deviceNonce)
    if (claim === "already_undone") return { kind: claim, registrant: await mustFind(tx, registrationId) }
    if (claim === "lost") return lost(tx, registrationId, deviceNonce)
    const why = exception === null ? null : (reason ?? null)
    await tx.insert(checkInTable).values({
      registrationId,
      staffId: actor.staffId,
      gateId,
      checkedInAt: now,
      exception,
      exceptionReason: why,
      deviceNonce,
    })
    const detail = { gateId, sessionId: registrant.session.id, exception, reason: why }
    const subject = `registration:${registrationId}`
    await recordAudit(tx, [{ actor, action: "check_in.check_in", subject, detail }], now)
    return { kind: "checked_in", registrant: await mustFind(tx, registrationId) }
  })
}

/** An officer who waited for the row and lost reads what the winner committed: it may be the same tap, sent twice. */
async function lost(tx: Tx, registrationId: number, deviceNonce: string): Promise<CheckInOutcome> {
  const registrant = await mustFind(tx, registrationId)
  return {
    kind: registrant.arrival?.deviceNonce === deviceNonce ? "checked_in" : "refused",
    registrant: registrant,
  }
}

async function mustFind(tx: Tx, registrationId: number): Promise<Registrant> {
  const registrant = await findRegistrant(registrationId, tx)
  if (!registrant) throw new Error("a registration vanished during its check-in")
  return registrant
}
