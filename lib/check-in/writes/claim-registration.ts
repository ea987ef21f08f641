import { and, eq } from "drizzle-orm"
import { registration } from "#db/schema/registration.ts"
import type { Tx } from "#db/transaction.ts"
import { lockRegistration, wasUndone } from "../queries.ts"
import type { Registrant } from "../types.ts"

export type ClaimOutcome = "claimed" | "lost" | "already_undone"

/**
 * Decides who checks a registrant in: of many at once, one finds the row still `registered`, in the session for which
 * the verdict was given. A nonce that was undone claims nothing. The caller writes the check-in and the audit event.
 */
export async function claimRegistration(
  tx: Tx,
  registrant: Registrant,
  deviceNonce: string,
): Promise<ClaimOutcome> {
  const { registrationId } = registrant
  // Under the lock, because the tap may have been done and undone while this copy of it was on its way.
  await lockRegistration(tx, registrationId)
  if (await wasUndone(tx, registrationId, deviceNonce)) return "already_undone"

  const claimed = await tx
    .update(registration)
    .set({ status: "checked_in" })
    .where(
      and(
        eq(registration.id, registrationId),
        eq(registration.status, "registered"),
        eq(registration.sessionId, registrant.session.id),
      ),
    )
    .returning({ id: registration.id })
  return claimed.length === 1 ? "claimed" : "lost"
}
