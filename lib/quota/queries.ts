import { asc, eq, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { db } from "#db/client.ts"
import { quota, quotaMovement } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import type { Tx } from "#db/transaction.ts"
import type { Quota } from "./types.ts"

/** Locks these rows in id order until the transaction ends (docs/locking.md): once per transaction. */
export function lockQuotas(tx: Tx, ids: readonly number[]): Promise<Quota[]> {
  return tx.select().from(quota).where(anyOf(quota.id, ids)).orderBy(asc(quota.id)).for("update")
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
    .where(anyOf(quota.sessionId, sessionIds))
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

/**
 * What was moved under this key before: a repeated release must not release twice. Holds the key until the
 * transaction ends, so that two requests with the same one come one after the other; take it before any quota.
 */
export async function lockMovements(tx: Tx, idempotencyKey: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${idempotencyKey}, 0))`)
  return tx
    .select({ quotaId: quotaMovement.quotaId, amount: quotaMovement.amount })
    .from(quotaMovement)
    .where(eq(quotaMovement.idempotencyKey, idempotencyKey))
}
