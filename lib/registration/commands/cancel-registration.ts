import { and, eq } from "drizzle-orm"
import { registration } from "#db/schema/registration.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { ResidentActor } from "#lib/kernel/actor.ts"
import { lockSessionQuotas } from "#lib/quota/queries.ts"
import { countTaken } from "#lib/quota/writes/count-taken.ts"
import { findPlaceOfTicket } from "../queries.ts"
import type { CancelOutcome } from "../types.ts"

/** Gives the place back under the same lock under which places are given. Whoever knows the code holds the ticket. */
export async function cancelRegistration(
  actor: ResidentActor,
  input: { ticketCode: string },
  now: Date,
): Promise<CancelOutcome> {
  return transact(async (tx) => {
    const place = await findPlaceOfTicket(tx, input.ticketCode)
    if (!place) return { kind: "unknown" }

    const locked = await lockSessionQuotas(tx, [place.sessionId])
    const own = locked.find(({ quota }) => quota.audience === place.audience)
    if (!own) throw new Error("a registration without its quota")
    // Once the session is over the place is of use to nobody, and who did not come stays counted as such.
    if (now >= own.endsAt) return { kind: "not_cancellable", status: place.status }

    const [cancelled] = await tx
      .update(registration)
      .set({ status: "cancelled", cancelledAt: now })
      .where(and(eq(registration.id, place.id), eq(registration.status, "registered")))
      .returning({ id: registration.id })
    if (!cancelled) {
      const status = (await findPlaceOfTicket(tx, input.ticketCode))?.status ?? place.status
      return status === "cancelled" ? { kind: "already_cancelled" } : { kind: "not_cancellable", status }
    }
    await countTaken(tx, new Map([[own.quota.id, -1]]))
    const detail = { sessionId: place.sessionId, audience: place.audience }
    const event = {
      actor,
      action: "registration.cancel" as const,
      subject: `registration:${place.id}`,
      detail,
    }
    await recordAudit(tx, [event], now)
    return { kind: "cancelled" }
  })
}
