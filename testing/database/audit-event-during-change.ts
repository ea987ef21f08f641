import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { type Actor, type StaffActor, system } from "#lib/kernel/actor.ts"
import { THURSDAY } from "./campaign.ts"
import { untilTransactionWaits } from "./until-transaction-waits.ts"

/**
 * An audit event of an account beside a change of that account, so that they must meet: the event's transaction holds the
 * end of the audit chain until the change waits for it, and only then records who did it. Returns how both ended, the
 * event first.
 */
export async function auditEventDuringChange(
  actor: StaffActor,
  change: () => Promise<unknown>,
): Promise<PromiseSettledResult<unknown>[]> {
  const changing = Promise.withResolvers<unknown>()
  const record = (by: Actor) => ({ actor: by, action: "staff.sign_in" as const, subject: "test", detail: {} })
  const event = transact(async (tx) => {
    await recordAudit(tx, [record(system)], THURSDAY)
    change().then(changing.resolve, changing.reject)
    await untilTransactionWaits()
    await recordAudit(tx, [record(actor)], THURSDAY)
  })
  return Promise.allSettled([event, changing.promise])
}
