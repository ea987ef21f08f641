import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { campaign, gate } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import type { CampaignPlan } from "#db/seed/plan.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { SystemActor } from "#lib/kernel/actor.ts"
import { numberOffsets } from "../rules.ts"
import { applyMovements, type Movement } from "../writes/apply-movements.ts"

export type CreateCampaignOutcome = { kind: "created" | "exists"; campaignId: number }

/** Lays out a planned campaign and publishes it: gates, sessions and their places. Does nothing when its slug is there already. */
export function createCampaign(
  actor: SystemActor,
  plan: CampaignPlan,
  now: Date,
): Promise<CreateCampaignOutcome> {
  return transact(async (tx) => {
    const [founded] = await tx
      .insert(campaign)
      .values({ ...plan.campaign, publishedAt: now })
      .onConflictDoNothing({ target: campaign.slug })
      .returning({ id: campaign.id })
    if (!founded) return { kind: "exists", campaignId: await idOf(tx, plan.campaign.slug) }

    await tx.insert(gate).values(plan.gates.map((one) => ({ ...one, campaignId: founded.id })))
    const movements = await layOutSessions(tx, founded.id, plan)
    const reason = "Rencana awal kegiatan"
    await applyMovements(tx, movements, { actor, reason, idempotencyKey: randomUUID(), now })
    const detail = { sessions: plan.sessions.length, movements: movements.length }
    const event = { actor, action: "campaign.found" as const, subject: `campaign:${founded.id}`, detail }
    await recordAudit(tx, [event], now)
    return { kind: "created", campaignId: founded.id }
  })
}

async function idOf(tx: Tx, slug: string): Promise<number> {
  const [there] = await tx.select({ id: campaign.id }).from(campaign).where(eq(campaign.slug, slug))
  if (!there) throw new Error("the campaign is neither new nor there")
  return there.id
}

/** Sessions and empty quotas; what fills the quotas comes back as movements. */
async function layOutSessions(tx: Tx, campaignId: number, plan: CampaignPlan): Promise<Movement[]> {
  const movements: Movement[] = []
  const offsets = numberOffsets(plan.sessions)
  for (const [at, { quotas, ...window }] of plan.sessions.entries()) {
    const [laid] = await tx
      .insert(session)
      .values({ ...window, campaignId, numberOffset: offsets[at] ?? 0 })
      .returning({ id: session.id })
    if (!laid) throw new Error("a session was not written")
    for (const { audience, capacity, held } of quotas) {
      const [empty] = await tx
        .insert(quota)
        .values({ sessionId: laid.id, audience, capacity: 0, held: 0 })
        .returning({ id: quota.id })
      if (!empty) throw new Error("a quota was not written")
      if (capacity > 0) movements.push({ quotaId: empty.id, kind: "allocate", amount: capacity })
      if (held > 0) movements.push({ quotaId: empty.id, kind: "hold", amount: held })
    }
  }
  return movements
}
