import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { campaign, gate } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import { staff } from "#db/schema/staff.ts"
import type { CampaignPlan } from "#db/seed/plan.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { type AdminActor, asAdmin, mintStaffActor, type StaffActor, system } from "#lib/kernel/actor.ts"
import { createCampaign } from "#lib/quota/commands/create-campaign.ts"
import { type Applicant, registerSchema } from "#lib/registration/schema.ts"
import { openLines } from "#lib/waiting-room/commands/open-lines.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { emptyTables } from "./empty-tables.ts"

/** Thursday 5 August 2021, 10.30 WIB: registration has been open for half an hour. */
export const THURSDAY = new Date("2021-08-05T10:30:00+07:00")

export type SessionSizes = { resident: number; outside_city?: number; outside_held?: number }[]

/** Empties the database and lays out the campaign of 2021 with sessions of these sizes, the first at 07.00 WIB. */
export async function layOutCampaign(sizes: SessionSizes) {
  await emptyTables()
  return addCampaign(sizes)
}

/** Lays out a campaign of 2021 beside those that are there, with lines of its own. */
export async function addCampaign(sizes: SessionSizes, told: Partial<CampaignPlan["campaign"]> = {}) {
  const full = thisCity.campaign("history", THURSDAY)
  const sessions: CampaignPlan["sessions"] = sizes.map((size, index) => {
    const window = full.sessions[index]
    if (!window) throw new Error("the campaign has 16 sessions")
    const outside = size.outside_city ?? 0
    return {
      startsAt: window.startsAt,
      endsAt: window.endsAt,
      quotas: [
        { audience: "resident", capacity: size.resident, held: 0 },
        { audience: "outside_city", capacity: outside, held: size.outside_held ?? outside },
        { audience: "walk_in", capacity: 0, held: 0 },
      ],
    }
  })
  const plan = { ...full, campaign: { ...full.campaign, ...told }, sessions }
  const { kind, campaignId } = await createCampaign(system, plan, THURSDAY)
  if (kind !== "created") throw new Error("a campaign of this slug is there already")
  await openLines(system, campaignId, THURSDAY)
  const rows = await db()
    .select({ quota })
    .from(quota)
    .innerJoin(session, eq(session.id, quota.sessionId))
    .where(eq(session.campaignId, campaignId))
    .orderBy(quota.id)
  const quotas = rows.map((row) => row.quota)
  const gates = await db().select().from(gate).where(eq(gate.campaignId, campaignId)).orderBy(gate.code)
  return {
    campaignId,
    quotas,
    gates,
    sessionIds: [...new Set(quotas.map((q) => q.sessionId))],
  }
}

/** The n-th generated person, parsed as the form's action does. */
export function applicant(index: number, choice: Parameters<typeof generatedPerson>[1]): Applicant {
  return registerSchema.parse(generatedPerson(index, choice))
}

export async function setPhase(phase: "scheduled" | "open" | "paused" | "closed") {
  await db().update(campaign).set({ phase })
}

/** A member of staff as the database knows them, without a usable password. */
export async function staffMember(
  username: string,
  role: "admin" | "officer",
  gateId?: number,
): Promise<StaffActor> {
  const values = { username, name: `Petugas ${username}`, role, passwordHash: "!", mustChangePassword: false }
  const rows = await db()
    .insert(staff)
    .values({ ...values, gateId: gateId ?? null, createdAt: THURSDAY })
    .returning()
  const [account] = rows
  if (!account) throw new Error("no account was written")
  return mintStaffActor(account)
}

export async function administrator(username: string): Promise<AdminActor> {
  const actor = asAdmin(await staffMember(username, "admin"))
  if (!actor) throw new Error("not an administrator")
  return actor
}

export async function quotaOf(sessionId: number, audience: "resident" | "outside_city") {
  const rows = await db().select().from(quota).where(eq(quota.sessionId, sessionId))
  const found = rows.find((row) => row.audience === audience)
  if (!found) throw new Error("no such quota")
  return found
}
