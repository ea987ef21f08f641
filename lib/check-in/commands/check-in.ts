import { checkIn as checkInTable } from "#db/schema/check-in.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { findGateOf, findVisitor } from "../queries.ts"
import { exceptionOf, judge } from "../rules.ts"
import { type CheckInInput, checkInSchema } from "../schema.ts"
import type { CheckInOutcome, Visitor } from "../types.ts"
import { claimRegistration } from "../writes/claim-registration.ts"

/**
 * Lets a visitor in at the officer's gate. One officer wins; every other is `refused` with the arrival that won.
 * The same device nonce again is the same success, or `taken_back` once it was undone. Early or on the wrong day it needs a reason, which is kept.
 */
export async function checkIn(actor: StaffActor, input: CheckInInput, now: Date): Promise<CheckInOutcome> {
  const { registrationId, deviceNonce, reason } = checkInSchema.parse(input)

  return transact(async (tx) => {
    const visitor = await findVisitor(registrationId, tx)
    if (!visitor) return { kind: "unknown" }
    if (visitor.arrival?.deviceNonce === deviceNonce) return { kind: "checked_in", visitor }

    const exception = exceptionOf(judge(visitor, now))
    if (exception === "refused") return { kind: "refused", visitor }
    if (exception !== null && !reason) return { kind: "reason_required", visitor }
    const gateId = await findGateOf(actor.staffId, tx)
    if (gateId === null) return { kind: "no_gate", visitor }

    const claim = await claimRegistration(tx, visitor, deviceNonce)
    if (claim === "taken_back") return { kind: claim, visitor: await mustFind(tx, registrationId) }
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
    const detail = { gateId, sessionId: visitor.session.id, exception, reason: why }
    const subject = `registration:${registrationId}`
    await recordAudit(tx, [{ actor, action: "check_in.check_in", subject, detail }], now)
    return { kind: "checked_in", visitor: await mustFind(tx, registrationId) }
  })
}

/** Who waited for the row and lost reads what the winner committed: the winner may be the same tap, sent twice. */
async function lost(tx: Tx, registrationId: number, deviceNonce: string): Promise<CheckInOutcome> {
  const visitor = await mustFind(tx, registrationId)
  return { kind: visitor.arrival?.deviceNonce === deviceNonce ? "checked_in" : "refused", visitor }
}

async function mustFind(tx: Tx, registrationId: number): Promise<Visitor> {
  const visitor = await findVisitor(registrationId, tx)
  if (!visitor) throw new Error("a registration vanished during its check-in")
  return visitor
}
