import { sql } from "drizzle-orm"
import { sendTogether, type Tx } from "#db/transaction.ts"
import { CHAIN_START, chainHash } from "../rules.ts"
import type { AuditEvent } from "../types.ts"

/** Advisory lock of the chain's end. Last in the lock order (docs/locking.md). */
const CHAIN_LOCK = 7_301_001

/**
 * Appends the events to the chain, in the transaction that did what they tell. Call it last: the chain's lock is held until
 * commit. If it fails, so does what they tell.
 */
export async function recordAudit(tx: Tx, auditEvents: readonly AuditEvent[], now: Date): Promise<void> {
  if (auditEvents.length === 0) return
  // Two statements: the second must see what the holder of the lock before us committed.
  const [, [last]] = await sendTogether(
    () => tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`),
    () => tx.execute<{ hash: Buffer }>(sql`select hash from audit_event order by id desc limit 1`),
  )
  let previous: Buffer = last?.hash ?? CHAIN_START

  const rows = auditEvents.map(({ actor, action, subject, detail }) => {
    const staffId = actor.kind === "staff" ? actor.staffId : null
    const event = { occurredAt: now, actorKind: actor.kind, staffId, action, subject, detail }
    const hash = chainHash(previous, event)
    const row = { ...event, previousHash: previous.toString("hex"), hash: hash.toString("hex") }
    previous = hash
    return row
  })
  // One parameter instead of nine for each event: Drizzle would spend more time on these than Postgres.
  await tx.execute(sql`
    insert into audit_event (occurred_at, actor_kind, staff_id, action, subject, detail, previous_hash, hash)
    select "occurredAt", "actorKind", "staffId", action, subject, detail, decode("previousHash", 'hex'), decode(hash, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as event("occurredAt" timestamptz, "actorKind" text,
      "staffId" int, action text, subject text, detail jsonb, "previousHash" text, hash text)`)
}
