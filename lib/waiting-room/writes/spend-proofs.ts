import { type SQL, sql } from "drizzle-orm"
import { inOneStatement, type Tx } from "#db/transaction.ts"
import type { JoinRequest } from "../types.ts"

/** More than come in a second, so that the table shrinks. */
const SWEPT_AT_ONCE = 5_000

/** Spends what these requests bring and returns those whose proof was not spent before, in the order asked. */
export async function spendProofs(tx: Tx, requests: readonly JoinRequest[]): Promise<JoinRequest[]> {
  return freshOf(requests, await tx.execute<{ digest: string }>(insertProofs(requests)))
}

/**
 * The statement that spends the proofs and returns the digests of those that were not spent before. Sorted, so that two
 * batches with the same proofs wait for each other instead of deadlocking.
 */
export function insertProofs(requests: readonly JoinRequest[]): SQL {
  const rows = requests
    .map(({ proof }) => ({ digest: proof.digest.toString("hex"), expires_at: proof.expiresAt }))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
  // One parameter instead of two a row: Drizzle would spend more time on them than Postgres.
  return sql`
    insert into spent_proof (digest, expires_at)
    select decode(digest, 'hex'), expires_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(digest text, expires_at timestamptz)
    on conflict do nothing
    returning encode(digest, 'hex') as digest`
}

/** The requests whose proofs were spent just now. The first of two with the same proof has it. */
export function freshOf(
  requests: readonly JoinRequest[],
  spent: readonly { digest: string }[],
): JoinRequest[] {
  const fresh = new Set(spent.map(({ digest }) => digest))
  return requests.filter(({ proof }) => fresh.delete(proof.digest.toString("hex")))
}

/** Takes away proofs that would be refused as expired anyway. */
export async function sweepProofs(now: Date): Promise<void> {
  await inOneStatement((database) =>
    database.execute(sql`
      delete from spent_proof where digest in (
        select digest from spent_proof where expires_at < ${now.toISOString()}::timestamptz limit ${SWEPT_AT_ONCE})`),
  )
}
