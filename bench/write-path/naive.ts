import { desc, eq, sql } from "drizzle-orm"
import { quota } from "#db/schema/quota.ts"
import { registration } from "#db/schema/registration.ts"
import { pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { resident } from "#lib/kernel/actor.ts"
import type { PlaceRequest } from "#lib/registration/writes/allocate-batch.ts"
import { toInsertedRow } from "#lib/registration/writes/registration-columns.ts"
import { honouredUntil } from "#lib/waiting-room/rules/passes.ts"
import type { HotQuota } from "./hot-quota.ts"

export interface PlainDrizzle {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/**
 * What a careful developer writes first: one Drizzle transaction for each person, the quota row and the pass locked with
 * SELECT … FOR UPDATE, the same columns, the same audit event. Returns whether there was a place. `plain`: Drizzle as it
 * comes, which has no statement prepared; ours does (docs/decisions/020).
 */
export function registerNaively(plain: PlainDrizzle, hot: HotQuota, request: PlaceRequest): Promise<boolean> {
  const { passId, now } = request
  return plain.transaction(async (tx) => {
    const [locked] = await tx.select().from(quota).where(eq(quota.id, hot.quotaId)).for("update")
    if (!locked || locked.capacity - locked.held - locked.taken <= 0) return false

    const [turn] = await tx.select().from(pass).where(eq(pass.id, passId)).for("update")
    if (!turn || turn.used >= turn.seats || honouredUntil(turn.expiresAt) <= now) return false

    const [last] = await tx
      .select({ number: registration.number })
      .from(registration)
      .where(eq(registration.sessionId, hot.sessionId))
      .orderBy(desc(registration.number))
      .limit(1)
    const number = (last?.number ?? 0) + 1
    const [row] = await tx
      .insert(registration)
      .values(
        toInsertedRow({
          ...{ ...request, now },
          place: { campaignId: hot.campaignId, gateId: hot.gateId, number },
        }),
      )
      .returning({ id: registration.id })
    await tx
      .update(quota)
      .set({ taken: sql`${quota.taken} + 1` })
      .where(eq(quota.id, hot.quotaId))
    await tx
      .update(pass)
      .set({ used: sql`${pass.used} + 1` })
      .where(eq(pass.id, passId))
    const detail = { sessionId: hot.sessionId, audience: "resident", gateId: hot.gateId, number }
    const subject = `registration:${row?.id}`
    await recordAudit(tx, [{ actor: resident, action: "registration.register", subject, detail }], now)
    return true
  })
}
