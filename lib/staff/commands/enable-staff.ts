import { eq } from "drizzle-orm"
import { staff } from "#db/schema/staff.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor, SystemActor } from "#lib/kernel/actor.ts"
import { lockAccount } from "../queries.ts"
import { type UsernameInput, usernameSchema } from "../schema.ts"
import type { EnableOutcome } from "../types.ts"

/** Opens a disabled account again. Sessions that its disabling ended stay ended. */
export async function enableStaff(
  actor: AdminActor | SystemActor,
  input: UsernameInput,
  now: Date,
): Promise<EnableOutcome> {
  const { username } = usernameSchema.parse(input)

  return transact(async (tx) => {
    const account = await lockAccount(tx, username)
    if (!account) return { kind: "unknown" }
    if (!account.disabledAt) return { kind: "unchanged" }

    await tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, account.id))
    const event = { actor, action: "staff.enable" as const, subject: `staff:${account.id}`, detail: {} }
    await recordAudit(tx, [event], now)
    return { kind: "enabled" }
  })
}
