import { staff } from "#db/schema/staff.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { hashPassword, newOneTimePassword } from "#lib/identity/password.ts"
import type { AdminActor, SystemActor } from "#lib/kernel/actor.ts"
import { type CreateStaffInput, createStaffSchema } from "../schema.ts"
import type { CreateStaffOutcome } from "../types.ts"

/** Opens an account. The one-time password is told only here and must be changed at the first sign-in. */
export async function createStaff(
  actor: AdminActor | SystemActor,
  input: CreateStaffInput,
  now: Date,
): Promise<CreateStaffOutcome> {
  const { username, name, role } = createStaffSchema.parse(input)
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)

  return transact(async (tx) => {
    const [created] = await tx
      .insert(staff)
      .values({ username, name, role, passwordHash, mustChangePassword: true, createdAt: now })
      .onConflictDoNothing({ target: staff.username })
      .returning({ id: staff.id })
    if (!created) return { kind: "username_taken" }

    const event = { actor, action: "staff.create" as const, subject: `staff:${created.id}`, detail: { role } }
    await recordAudit(tx, [event], now)
    return { kind: "created", username, oneTimePassword }
  })
}
