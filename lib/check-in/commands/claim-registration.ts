import { and, eq } from "drizzle-orm"
import { registration } from "#db/schema/registration.ts"
import type { Tx } from "#db/transaction.ts"
import type { Visitor } from "../types.ts"

/**
 * The statement that decides who checks a visitor in: of many at once, one finds the row still `registered`, in the
 * session for which the verdict was given. The caller writes the check-in and the audit event.
 */
export async function claimRegistration(tx: Tx, visitor: Visitor): Promise<boolean> {
  const claimed = await tx
    .update(registration)
    .set({ status: "checked_in" })
    .where(
      and(
        eq(registration.id, visitor.registrationId),
        eq(registration.status, "registered"),
        eq(registration.sessionId, visitor.session.id),
      ),
    )
    .returning({ id: registration.id })
  return claimed.length === 1
}
