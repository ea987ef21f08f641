import { eq } from "drizzle-orm"
import { checkIn } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { findRegistrant, lockRegistration } from "../queries.ts"
import { mayUndo } from "../rules.ts"
import { type UndoCheckInInput, undoCheckInSchema } from "../schema.ts"
import type { UndoOutcome } from "../types.ts"

/**
 * Takes the check-in with this nonce back: the registrant is outside again and may be checked in anew. Within five
 * minutes, by the officer who did it or an administrator.
 */
export async function undoCheckIn(
  actor: StaffActor,
  input: UndoCheckInInput,
  now: Date,
): Promise<UndoOutcome> {
  const { registrationId, deviceNonce } = undoCheckInSchema.parse(input)

  return transact(async (tx) => {
    await lockRegistration(tx, registrationId)
    const registrant = await findRegistrant(registrationId, tx)
    if (!registrant) return { kind: "unknown" }
    const { arrival } = registrant
    if (registrant.status !== "checked_in" || arrival?.deviceNonce !== deviceNonce)
      return { kind: "changed", registrant: registrant }
    const permission = mayUndo(arrival, actor, now)
    if (permission !== "allowed") return { kind: permission, registrant: registrant }

    await tx.update(registration).set({ status: "registered" }).where(eq(registration.id, registrationId))
    await tx.delete(checkIn).where(eq(checkIn.registrationId, registrationId))
    // The nonce is remembered, so that a late copy of the tap does not let the registrant in again (`wasUndone`).
    const detail = {
      deviceNonce,
      gateId: arrival.gate.id,
      checkedInBy: arrival.staffId,
      checkedInAt: arrival.at.toISOString(),
    }
    const subject = `registration:${registrationId}`
    await recordAudit(tx, [{ actor, action: "check_in.undo", subject, detail }], now)
    return { kind: "undone", registrant: { ...registrant, status: "registered", arrival: null } }
  })
}
