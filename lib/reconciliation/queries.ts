import { asc, gt, sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { CHAIN_START, chainHash } from "#lib/audit/rules.ts"
import type { LedgerDifference } from "./types.ts"

/**
 * Recomputes everything that is recorded twice and tells every difference; an empty list is the proof that
 * movements, registrations, check-ins, audit trail and the columns of the quotas agree. One snapshot for all reads.
 */
export async function findLedgerDifferences(): Promise<LedgerDifference[]> {
  return db().transaction(
    async (tx) => {
      const rows = await tx.execute<LedgerDifference & Record<string, unknown>>(countedTwice)
      return [...rows, ...(await brokenLinks(tx))]
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
}

/** Each part yields rule, subject, expected and found, only where they differ. */
const countedTwice = sql`
  with moved as (
    select quota.id, quota.capacity, quota.held, quota.taken,
      coalesce(sum(movement.capacity_delta), 0) as capacity_moved, coalesce(sum(movement.held_delta), 0) as held_moved
    from quota left join quota_movement movement on movement.quota_id = quota.id
    group by quota.id
  ), placed as (
    select quota.id, count(registration.id) as live
    from quota left join registration on registration.session_id = quota.session_id
      and registration.audience = quota.audience and registration.status <> 'cancelled'
    group by quota.id
  ), told as (
    select subject,
      count(*) filter (where action = 'registration.register') as registered,
      count(*) filter (where action = 'registration.cancel') as cancelled,
      count(*) filter (where action = 'check_in.check_in') - count(*) filter (where action = 'check_in.undo') as arrived
    from audit_event where subject like 'registration:%' group by subject
  )
  select 'capacity' as rule, 'quota:' || id as subject, capacity_moved::text as expected, capacity::text as found
    from moved where capacity <> capacity_moved
  union all select 'held', 'quota:' || id, held_moved::text, held::text from moved where held <> held_moved
  union all select 'taken', 'quota:' || moved.id, live::text, taken::text
    from moved join placed using (id) where taken <> live
  union all select 'oversold', 'quota:' || id, 'at most ' || capacity, (held + taken)::text
    from moved where held + taken > capacity
  union all select 'waitlisted', 'line:' || line.id, count(entry.id)::text, waitlisted::text
    from line left join waitlist_entry entry on entry.line_id = line.id and entry.status = 'waiting'
    group by line.id having waitlisted <> count(entry.id)
  union all select 'duplicate_person', 'campaign:' || campaign_id || ' registration:' || min(id), '1', count(*)::text
    from registration where status <> 'cancelled' group by campaign_id, nik_index having count(*) > 1
  union all select 'check_in', 'registration:' || registration.id,
      case when status in ('checked_in', 'deferred', 'vaccinated') then 'a check-in' else 'none' end,
      case when check_in.registration_id is null then 'none' else 'a check-in' end
    from registration left join check_in on check_in.registration_id = registration.id
    where (status in ('checked_in', 'deferred', 'vaccinated')) <> (check_in.registration_id is not null)
  union all select 'audit_event', 'registration:' || registration.id,
      'registered 1, cancelled ' || (status = 'cancelled')::int || ', arrived ' || (check_in.registration_id is not null)::int,
      'registered ' || coalesce(registered, 0) || ', cancelled ' || coalesce(cancelled, 0) || ', arrived ' || coalesce(arrived, 0)
    from registration left join check_in on check_in.registration_id = registration.id
      left join told on told.subject = 'registration:' || registration.id
    where coalesce(registered, 0) <> 1 or coalesce(cancelled, 0) <> (status = 'cancelled')::int
      or coalesce(arrived, 0) <> (check_in.registration_id is not null)::int
  union all select 'audit_event', told.subject, 'a registration', 'none'
    from told where not exists (select from registration where told.subject = 'registration:' || registration.id)
  union all select 'audit_release', 'quota', moved::text, told::text
    from (select (select coalesce(sum(amount), 0) from quota_movement where kind = 'release') as moved,
      (select coalesce(sum((detail ->> 'total')::int), 0) from audit_event where action = 'quota.release') as told) sums
    where moved <> told`

type ReadTx = Parameters<Parameters<ReturnType<typeof db>["transaction"]>[0]>[0]

const PAGE = 5_000

/** Recomputes the hash chain of the audit trail from its first event. */
async function brokenLinks(tx: ReadTx): Promise<LedgerDifference[]> {
  const differences: LedgerDifference[] = []
  let previous: Buffer = CHAIN_START
  let lastId = 0
  for (;;) {
    const page = await tx
      .select()
      .from(auditEvent)
      .where(gt(auditEvent.id, lastId))
      .orderBy(asc(auditEvent.id))
      .limit(PAGE)
    for (const event of page) {
      const expected = chainHash(previous, event)
      if (!expected.equals(event.hash) || !previous.equals(event.previousHash)) {
        differences.push({
          rule: "audit_chain",
          subject: `audit_event:${event.id}`,
          expected: expected.toString("hex").slice(0, 16),
          found: event.hash.toString("hex").slice(0, 16),
        })
      }
      previous = event.hash
      lastId = event.id
    }
    if (page.length < PAGE) return differences
  }
}
