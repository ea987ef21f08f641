import { and, eq } from "drizzle-orm"
import { registration } from "#db/schema/registration.ts"
import type { Tx } from "#db/transaction.ts"
import { lockRegistration, wasTakenBack } from "../queries.ts"
import type { Visitor } from "../types.ts"

export type Claim = "claimed" | "lost" | "taken_back"

/**
 * Decides who checks a visitor in: of many at once, one finds the row still `registered`, in the session for which
 * the verdict was given. A nonce that was undone claims nothing. The caller writes the check-in and the audit event.
 */
export async function claimRegistration(tx: Tx, visitor: Visitor, deviceNonce: string): Promise<Claim> {
  const { registrationId } = visitor
  // Under the lock, because the tap may have been done and undone while this copy of it was on its way.
  await lockRegistration(tx, registrationId)
  if (await wasTakenBack(tx, registrationId, deviceNonce)) return "taken_back"

  const claimed = await tx
    .update(registration)
    .set({ status: "checked_in" })
    .where(
      and(
        eq(registration.id, registrationId),
        eq(registration.status, "registered"),
        eq(registration.sessionId, visitor.session.id),
      ),
    )
    .returning({ id: registration.id })
  return claimed.length === 1 ? "claimed" : "lost"
}
