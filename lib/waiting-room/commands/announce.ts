import { anyOf } from "#db/any-of.ts"
import { line } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { listLines, lockLines } from "../queries.ts"
import { type AnnounceInput, announceSchema } from "../schema.ts"
import type { AnnounceOutcome } from "../types.ts"

/** Announces a text in these lines, or ends the announcement when the text is empty. */
export function announce(actor: AdminActor, input: AnnounceInput, now: Date): Promise<AnnounceOutcome> {
  const { campaignId, audiences, text, seen } = announceSchema.parse(input)
  const announcement = text === "" ? null : text

  return transact(async (tx) => {
    const concerned = (await listLines(tx, campaignId)).filter(({ audience }) => audiences.includes(audience))
    const ids = concerned.map(({ id }) => id)
    const lines = (await lockLines(tx, ids)).map((row) => row.line)
    // Before asking what was seen: the same click once more is no surprise.
    if (lines.every((one) => one.announcement === announcement)) return { kind: "unchanged" }
    const isSeen = lines.every((one) => {
      const at = seen?.[one.audience]
      return at === undefined || at === (one.announcedAt?.toISOString() ?? null)
    })
    if (!isSeen) return { kind: "stale" }

    const announcedAt = announcement === null ? null : now
    await tx.update(line).set({ announcement, announcedAt }).where(anyOf(line.id, ids))
    const event = {
      actor,
      action: "line.announce" as const,
      subject: `campaign:${campaignId}`,
      detail: { audiences, text },
    }
    await recordAudit(tx, [event], now)
    return { kind: "announced" }
  })
}
