import { and, eq, sql } from "drizzle-orm"
import { staff } from "#db/schema/staff.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { blockedForNow, hashPassword, verifyPassword } from "#lib/identity/password.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { beginAttempt } from "#lib/throttle/commands/begin-attempt.ts"
import { forgiveAttempt } from "#lib/throttle/commands/forgive-attempt.ts"
import { findCredentials } from "../queries.ts"
import { passwordProblem } from "../rules.ts"
import { type ChangePasswordInput, changePasswordSchema } from "../schema.ts"
import type { ChangePasswordOutcome } from "../types.ts"

/** Sets a new password, which `passwordProblem` must find good, and ends every session of the account. */
export async function changePassword(
  actor: StaffActor,
  input: ChangePasswordInput,
  now: Date,
): Promise<ChangePasswordOutcome> {
  const { current, next } = changePasswordSchema.parse(input)
  const found = await findCredentials({ id: actor.staffId })
  if (!found) throw new Error("the account of the actor is gone")
  const { account, passwordHash } = found
  if (passwordProblem(next, account.username) !== null) throw new Error("the new password was not checked")

  const targets = [{ scope: "sign_in.account" as const, value: account.username }]
  const verdict = await beginAttempt(targets, now)
  if (verdict.kind === "blocked") return verdict
  const fits = await verifyPassword(current, passwordHash).catch((error) => blockedForNow(error, now))
  if (typeof fits === "object") return fits
  if (!fits) return { kind: "wrong_password" }
  await forgiveAttempt(targets, now)
  if (current === next) return { kind: "same_password" }

  const nextHash = await hashPassword(next).catch((error) => blockedForNow(error, now))
  if (typeof nextHash === "object") return nextHash
  return transact(async (tx) => {
    const unchanged = and(eq(staff.id, account.id), eq(staff.passwordHash, passwordHash))
    const changed = await tx
      .update(staff)
      .set({
        passwordHash: nextHash,
        mustChangePassword: false,
        sessionVersion: sql`${staff.sessionVersion} + 1`,
      })
      .where(unchanged)
      .returning({ id: staff.id })
    // Somebody else changed it since it was compared, so what was typed as the current one no longer is.
    if (changed.length === 0) return { kind: "wrong_password" }

    const event = {
      actor,
      action: "staff.change_password" as const,
      subject: `staff:${account.id}`,
      detail: {},
    }
    await recordAudit(tx, [event], now)
    return { kind: "changed", username: account.username }
  })
}
