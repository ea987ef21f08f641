import { eq, sql } from "drizzle-orm"
import { staff } from "#db/schema/staff.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor, SystemActor } from "#lib/kernel/actor.ts"
import { lockAccount } from "../queries.ts"
import { type UsernameInput, usernameSchema } from "../schema.ts"
import type { DisableOutcome } from "../types.ts"

/** Closes an account and ends its sessions at once. Its audit events keep its name, so it is never deleted. */
export async function disableStaff(
  actor: AdminActor | SystemActor,
  input: UsernameInput,
  now: Date,
): Promise<DisableOutcome> {
  const { username } = usernameSchema.parse(input)

  return transact(async (tx) => {
    const account = await lockAccount(tx, username)
    if (!account) return { kind: "unknown" }
    if (account.disabledAt) return { kind: "unchanged" }

    await tx
      .update(staff)
      .set({ disabledAt: now, sessionVersion: sql`${staff.sessionVersion} + 1` })
      .where(eq(staff.id, account.id))
    const event = { actor, action: "staff.disable" as const, subject: `staff:${account.id}`, detail: {} }
    await recordAudit(tx, [event], now)
    return { kind: "disabled" }
  })
}
