import { eq } from "drizzle-orm"
import { campaign } from "#db/schema/campaign.ts"
import { transact } from "#db/transaction.ts"
import type { AuditAction } from "#lib/audit/types.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { lockCampaign } from "../queries.ts"
import { mayChangePhase } from "../rules.ts"
import { type ChangePhaseInput, changePhaseSchema } from "../schema.ts"
import type { PhaseOutcome } from "../types.ts"

const actions = {
  open: "campaign.open",
  paused: "campaign.pause",
  closed: "campaign.close",
} as const satisfies Record<string, AuditAction>

/** Opens, pauses or closes registration. Opening early moves `opensAt` to now, so that the pages say what is true. */
export async function changePhase(
  actor: AdminActor,
  input: ChangePhaseInput,
  now: Date,
): Promise<PhaseOutcome> {
  const { campaignId, phase } = changePhaseSchema.parse(input)

  return transact(async (tx) => {
    const current = await lockCampaign(tx, campaignId)
    if (!current) throw new Error("unknown campaign")
    if (current.phase === phase) return { kind: "unchanged", phase }
    if (!mayChangePhase(current.phase, phase)) return { kind: "not_allowed", phase: current.phase }
    if (phase === "open" && now >= current.closesAt) return { kind: "not_allowed", phase: current.phase }

    const opensAt = phase === "open" && now < current.opensAt ? now : current.opensAt
    await tx.update(campaign).set({ phase, opensAt }).where(eq(campaign.id, campaignId))
    const event = {
      actor,
      action: actions[phase],
      subject: `campaign:${campaignId}`,
      detail: { from: current.phase },
    }
    await recordAudit(tx, [event], now)
    return { kind: "changed", phase }
  })
}
