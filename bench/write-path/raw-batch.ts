import type postgres from "postgres"
import { CHAIN_START, chainHash } from "#lib/audit/rules.ts"
import type { PlaceRequest } from "#lib/registration/writes/allocate-batch.ts"
import {
  insertText,
  type NewRegistration,
  toJsonRows,
} from "#lib/registration/writes/registration-columns.ts"
import type { HotQuota } from "./hot-quota.ts"

/**
 * The fewest statements that do the same work for a batch, without Drizzle and without any case but success: locks of
 * quota and passes, last number and end of the audit chain; the rows; the counts and the audit events. What the hardware
 * allows.
 */
export async function registerRaw(
  sql: postgres.Sql,
  hot: HotQuota,
  requests: readonly PlaceRequest[],
): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select id from quota where id = ${hot.quotaId} for update`
    const passIds = requests.map(({ passId }) => passId)
    const passes = await tx`
      select id from pass where id = any(${passIds}::bigint[]) and used < seats and expires_at > ${requests[0]?.now ?? null}
      order by id for update`
    if (passes.length < requests.length) throw new Error("a pass of the bench is not good")
    await tx`select pg_advisory_xact_lock(7301001)`
    const [state] = await tx`
      select (select capacity - held - taken from quota where id = ${hot.quotaId}) as available,
        coalesce((select max(number) from registration
          where session_id = ${hot.sessionId} and gate_id = ${hot.gateId}), 0) as last,
        (select hash from audit_event order by id desc limit 1) as hash`
    if (state?.available < requests.length) throw new Error("the bench ran out of places")

    const rows = requests.map((request, index): NewRegistration => {
      const place = { campaignId: hot.campaignId, gateId: hot.gateId, number: state?.last + index + 1 }
      return { ...request, place }
    })
    const inserted = await tx.unsafe(
      `${insertText.before}$1::text${insertText.after} returning id, number`,
      [toJsonRows(rows)],
      { prepare: true },
    )

    let previous: Buffer = state?.hash ?? CHAIN_START
    const events = inserted.map(({ id, number }) => {
      const event = {
        occurredAt: requests[0]?.now ?? new Date(0),
        actorKind: "resident",
        staffId: null,
        action: "registration.register",
        subject: `registration:${id}`,
        detail: { sessionId: hot.sessionId, audience: "resident", gateId: hot.gateId, number },
      }
      const hash = chainHash(previous, event)
      const row = { ...event, previous: previous.toString("hex"), hash: hash.toString("hex") }
      previous = hash
      return row
    })
    await tx`
      with counted as (update quota set taken = taken + ${inserted.length} where id = ${hot.quotaId}),
      used as (update pass set used = used + 1 where id = any(${passIds}::bigint[]))
      insert into audit_event (occurred_at, actor_kind, action, subject, detail, previous_hash, hash)
      select "occurredAt", "actorKind", action, subject, detail, decode(previous, 'hex'), decode(hash, 'hex')
      from json_to_recordset(${JSON.stringify(events)}::text::json) as row("occurredAt" timestamptz, "actorKind" text,
        action text, subject text, detail jsonb, previous text, hash text)`
    return inserted.length
  })
}
