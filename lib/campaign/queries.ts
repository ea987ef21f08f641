import { eq, isNotNull } from "drizzle-orm"
import { db } from "#db/client.ts"
import { campaign, gate } from "#db/schema/campaign.ts"
import type { Tx } from "#db/transaction.ts"
import { activeCampaign } from "./rules.ts"
import type { Campaign, Gate } from "./types.ts"

/** The campaign that is meant where none is named. Throws when none is published. */
export async function findActiveCampaign(now: Date): Promise<Campaign> {
  const found = activeCampaign(await listPublishedCampaigns(), now)
  if (!found) throw new Error("no campaign is published: run npm run seed")
  return found
}

/** Every campaign but the drafts, those that are over too. */
export function listPublishedCampaigns(): Promise<Campaign[]> {
  return db().select().from(campaign).where(isNotNull(campaign.publishedAt)).orderBy(campaign.id)
}

/** Against other changes of the campaign only: registrations, whose foreign key needs the row's key, go on. */
export async function lockCampaign(tx: Tx, campaignId: number): Promise<Campaign | undefined> {
  const [found] = await tx.select().from(campaign).where(eq(campaign.id, campaignId)).for("no key update")
  return found
}

/** The gates of a campaign by code. */
export function listGates(campaignId: number): Promise<Gate[]> {
  return db().select().from(gate).where(eq(gate.campaignId, campaignId)).orderBy(gate.code)
}
