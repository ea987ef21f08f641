import { malangPlan } from "./malang/campaign.ts"
import { malang } from "./malang/city.ts"
import type { CampaignPlan, CityPlan } from "./plan.ts"

interface CitySeed {
  city: CityPlan
  /** Its first campaign: open from `now` on the coming weekend, or with the dates of 2021. */
  campaign(dates: "present" | "history", now: Date): CampaignPlan
}

/** The city that this portal is set up for. Another one is a folder beside `malang/`, named here. */
export const thisCity: CitySeed = { city: malang, campaign: malangPlan }
