import type { CampaignPlan } from "#db/seed/plan.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { setCity } from "#lib/city/commands/set-city.ts"
import { system } from "#lib/kernel/actor.ts"
import { type CreateCampaignOutcome, createCampaign } from "#lib/quota/commands/create-campaign.ts"
import { openLines } from "#lib/waiting-room/commands/open-lines.ts"

/** Brings the city, a campaign of it and the lines into a migrated database. What is there already stays. */
export async function layOut(plan: CampaignPlan, now: Date): Promise<CreateCampaignOutcome> {
  await setCity(system, thisCity.city, now)
  const outcome = await createCampaign(system, plan, now)
  await openLines(system, outcome.campaignId, now)
  return outcome
}
