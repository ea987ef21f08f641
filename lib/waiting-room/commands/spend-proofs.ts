import { inArray, lt, sql } from "drizzle-orm"
import { spentProof } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import type { JoinRequest } from "../types.ts"

/** More than a batch can add at its quietest, so that the table shrinks. */
const SWEPT_AT_ONCE = 500

/**
 * Spends what these requests bring and returns those whose proof was not spent before, in the order asked. Sorted, so
 * that two batches with the same proofs wait for each other instead of deadlocking.
 */
export async function spendProofs(tx: Tx, requests: readonly JoinRequest[]): Promise<JoinRequest[]> {
  const rows = requests
    .map(({ proof }) => ({ digest: proof.digest.toString("hex"), expires_at: proof.expiresAt }))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
  // One parameter instead of two a row: Drizzle would spend more time on them than Postgres.
  const spent = await tx.execute<{ digest: string }>(sql`
    insert into spent_proof (digest, expires_at)
    select decode(digest, 'hex'), expires_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(digest text, expires_at timestamptz)
    on conflict do nothing
    returning encode(digest, 'hex') as digest`)
  const fresh = new Set(spent.map(({ digest }) => digest))
  // The first of two with the same proof has it.
  return requests.filter(({ proof }) => fresh.delete(proof.digest.toString("hex")))
}

/** Takes away a few proofs that would be refused as expired anyway. What others sweep at this moment is passed over. */
export async function sweepProofs(tx: Tx, now: Date): Promise<void> {
  const expired = tx
    .select({ digest: spentProof.digest })
    .from(spentProof)
    .where(lt(spentProof.expiresAt, now))
    .limit(SWEPT_AT_ONCE)
    .for("update", { skipLocked: true })
  await tx.delete(spentProof).where(inArray(spentProof.digest, expired))
}
