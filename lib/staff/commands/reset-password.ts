import { eq, sql } from "drizzle-orm"
import { staff } from "#db/schema/staff.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { hashPassword, newOneTimePassword } from "#lib/identity/password.ts"
import type { AdminActor, SystemActor } from "#lib/kernel/actor.ts"
import { lockAccount } from "../queries.ts"
import { type UsernameInput, usernameSchema } from "../schema.ts"
import type { ResetPasswordOutcome } from "../types.ts"

/** Replaces a forgotten password by a one-time one and ends every session of the account. */
export async function resetPassword(
  actor: AdminActor | SystemActor,
  input: UsernameInput,
  now: Date,
): Promise<ResetPasswordOutcome> {
  const { username } = usernameSchema.parse(input)
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)

  return transact(async (tx) => {
    const account = await lockAccount(tx, username)
    if (!account) return { kind: "unknown" }

    await tx
      .update(staff)
      .set({ passwordHash, mustChangePassword: true, sessionVersion: sql`${staff.sessionVersion} + 1` })
      .where(eq(staff.id, account.id))
    const event = {
      actor,
      action: "staff.reset_password" as const,
      subject: `staff:${account.id}`,
      detail: {},
    }
    await recordAudit(tx, [event], now)
    return { kind: "reset", oneTimePassword }
  })
}
