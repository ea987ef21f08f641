import { inArray } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/commands/record-audit.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { lockCurrentLines } from "../queries.ts"
import { type AnnounceInput, announceSchema } from "../schema.ts"
import type { AnnounceOutcome } from "../types.ts"

/** Tells everybody who waits in these lines something, or takes back what was told when the text is empty. */
export function announce(actor: AdminActor, input: AnnounceInput, now: Date): Promise<AnnounceOutcome> {
  const { campaignId, audiences, text, seen } = announceSchema.parse(input)
  const announcement = text === "" ? null : text

  return transact(async (tx) => {
    const lines = (await lockCurrentLines(tx))
      .map((row) => row.line)
      .filter((one) => one.campaignId === campaignId && audiences.includes(one.audience))
    // Before asking what was seen: the same click once more is no surprise.
    if (lines.every((one) => one.announcement === announcement)) return { kind: "unchanged" }
    const isSeen = lines.every((one) => {
      const at = seen?.[one.audience]
      return at === undefined || at === (one.announcedAt?.toISOString() ?? null)
    })
    if (!isSeen) return { kind: "stale" }

    const ids = lines.map(({ id }) => id)
    const announcedAt = announcement === null ? null : now
    await tx.update(line).set({ announcement, announcedAt }).where(inArray(line.id, ids))
    const deed = {
      actor,
      action: "line.announce" as const,
      subject: `campaign:${campaignId}`,
      detail: { audiences, text },
    }
    await recordAudit(tx, [deed], now)
    return { kind: "announced" }
  })
}
