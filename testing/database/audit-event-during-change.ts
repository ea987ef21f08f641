import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { type Actor, type StaffActor, system } from "#lib/kernel/actor.ts"
import { THURSDAY } from "./campaign.ts"
import { untilTransactionWaits } from "./until-transaction-waits.ts"

/**
 * An audit event of an account beside a change of that account, so that they must meet: the event's transaction holds the
 * end of the audit chain until the change waits for it, and only then records who did it. Returns how both ended, the
 * event first, and how often the event was tried: a transaction that Postgres ended for a deadlock is tried again.
 */
export async function auditEventDuringChange(
  actor: StaffActor,
  change: () => Promise<unknown>,
): Promise<{ ended: PromiseSettledResult<unknown>[]; tries: number }> {
  const changing = Promise.withResolvers<unknown>()
  const record = (by: Actor) => ({ actor: by, action: "staff.sign_in" as const, subject: "test", detail: {} })
  let tries = 0
  const event = transact(async (tx) => {
    tries += 1
    await recordAudit(tx, [record(system)], THURSDAY)
    if (tries === 1) {
      change().then(changing.resolve, changing.reject)
      await untilTransactionWaits()
    }
    await recordAudit(tx, [record(actor)], THURSDAY)
  })
  const ended = await Promise.allSettled([event, changing.promise])
  return { ended, tries }
}
