import { desc, eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { campaign, gate } from "#db/schema/campaign.ts"
import type { Tx } from "#db/transaction.ts"
import type { Campaign, Gate } from "./types.ts"

/** The campaign that the portal serves: the newest. Throws when none was seeded. */
export async function findCurrentCampaign(): Promise<Campaign> {
  const [found] = await db().select().from(campaign).orderBy(desc(campaign.id)).limit(1)
  if (!found) throw new Error("no campaign: run npm run seed")
  return found
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
