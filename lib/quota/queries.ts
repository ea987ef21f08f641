import { asc, eq, inArray } from "drizzle-orm"
import { db } from "#db/client.ts"
import { quota, quotaMovement } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import type { Tx } from "#db/transaction.ts"
import type { Quota } from "./types.ts"

/** Locks these rows in id order until the transaction ends (docs/locking.md): once per transaction. */
export function lockQuotas(tx: Tx, ids: readonly number[]): Promise<Quota[]> {
  return tx
    .select()
    .from(quota)
    .where(inArray(quota.id, [...ids]))
    .orderBy(asc(quota.id))
    .for("update")
}

/**
 * Locks every quota of these sessions in id order, all audiences: who holds them decides alone about places and
 * running numbers of the sessions.
 */
export function lockSessionQuotas(tx: Tx, sessionIds: readonly number[]) {
  return tx
    .select({ quota, startsAt: session.startsAt, endsAt: session.endsAt, campaignId: session.campaignId })
    .from(quota)
    .innerJoin(session, eq(session.id, quota.sessionId))
    .where(inArray(quota.sessionId, [...sessionIds]))
    .orderBy(asc(quota.id))
    .for("update", { of: quota })
}

/** Sessions of the campaign with their quotas, in order of time. */
export function listSessionQuotas(campaignId: number) {
  return db()
    .select({ sessionId: session.id, startsAt: session.startsAt, endsAt: session.endsAt, quota })
    .from(session)
    .innerJoin(quota, eq(quota.sessionId, session.id))
    .where(eq(session.campaignId, campaignId))
    .orderBy(asc(session.startsAt), asc(quota.id))
}

/** Was this key used before? A repeated release must not release twice. */
export async function hasMovement(tx: Tx, idempotencyKey: string): Promise<boolean> {
  const found = await tx
    .select({ id: quotaMovement.id })
    .from(quotaMovement)
    .where(eq(quotaMovement.idempotencyKey, idempotencyKey))
    .limit(1)
  return found.length > 0
}
