import { notFound } from "next/navigation"
import { queryNames } from "#lib/kernel/routes.ts"
import { SHARED_FOR_MS, shareReads } from "#platform/shared-read.ts"
import { listPublishedCampaigns } from "./queries.ts"
import { activeCampaign } from "./rules.ts"
import type { Campaign } from "./types.ts"

/** The query of an address, as Next gives it to a page. */
export type Query = Readonly<Record<string, string | string[] | undefined>>

const readShared = shareReads(SHARED_FOR_MS, listPublishedCampaigns)

/**
 * Returns the published campaign that a request is about: the one whose slug is named, else the active one. A slug that
 * is unknown, or a draft's, is answered as not found. Routes call it once and hand the campaign on.
 */
export async function resolveCampaign(slug: string | undefined, now: Date): Promise<Campaign> {
  const { value: campaigns } = await readShared(now)
  if (slug !== undefined) return campaigns.find((one) => one.slug === slug) ?? notFound()
  const active = activeCampaign(campaigns, now)
  if (!active) throw new Error("no campaign is published: run npm run seed")
  return active
}

/** The campaign that the query of a page names, else the active one. */
export function campaignOfPage(query: Query, now: Date): Promise<Campaign> {
  return resolveCampaign(oneOf(query[queryNames.campaign]), now)
}

/** The campaign that the query of a request names, else the active one. */
export function campaignOfRequest({ url }: Request, now: Date): Promise<Campaign> {
  return resolveCampaign(new URL(url).searchParams.get(queryNames.campaign) ?? undefined, now)
}

function oneOf(asked: string | string[] | undefined): string | undefined {
  return typeof asked === "string" ? asked : asked?.[0]
}
