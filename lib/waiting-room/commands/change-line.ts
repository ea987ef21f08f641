import { eq } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import type { AuditEvent } from "#lib/audit/types.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { lockLines } from "../queries.ts"
import { type ChangeLineInput, changeLineSchema } from "../schema.ts"
import type { ChangeLineOutcome, LineLimits, LineSettings } from "../types.ts"

/** Pauses or resumes a line, or sets its limits. Passes that are out keep their promise whatever is set. */
export function changeLine(actor: AdminActor, input: ChangeLineInput, now: Date): Promise<ChangeLineOutcome> {
  const { lineId, seen, ...wanted } = changeLineSchema.parse(input)

  return transact(async (tx) => {
    const [row] = await lockLines(tx, [lineId])
    if (!row) return { kind: "unknown_line" }
    const before = settingsOf(row.line)
    const {
      paused = before.paused,
      maxActive = before.maxActive,
      maxPerMinute = before.maxPerMinute,
    } = wanted
    const after = { ...before, paused, maxActive, maxPerMinute }
    const events = eventsBetween(actor, before, after)
    // Before asking what was seen: the same click once more is no surprise.
    if (events.length === 0) return { kind: "unchanged", line: before }
    if (seen && !sameLimits(seen, before)) return { kind: "stale", line: before }

    await tx.update(line).set({ paused, maxActive, maxPerMinute }).where(eq(line.id, lineId))
    await recordAudit(tx, events, now)
    return { kind: "changed", line: after }
  })
}

function settingsOf({ id, audience, paused, maxActive, maxPerMinute }: LineSettings): LineSettings {
  return { id, audience, paused, maxActive, maxPerMinute }
}

function sameLimits(some: LineLimits, others: LineLimits): boolean {
  return some.maxActive === others.maxActive && some.maxPerMinute === others.maxPerMinute
}

function eventsBetween(actor: AdminActor, before: LineSettings, after: LineSettings): AuditEvent[] {
  const { audience, maxActive, maxPerMinute } = after
  const subject = `line:${after.id}`
  const events: AuditEvent[] = []
  if (after.paused !== before.paused) {
    events.push({
      actor,
      action: after.paused ? "line.pause" : "line.resume",
      subject,
      detail: { audience },
    })
  }
  if (!sameLimits(after, before)) {
    const from = { maxActive: before.maxActive, maxPerMinute: before.maxPerMinute }
    events.push({
      actor,
      action: "line.set_limits",
      subject,
      detail: { audience, maxActive, maxPerMinute, from },
    })
  }
  return events
}
