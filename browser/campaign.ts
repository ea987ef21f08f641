import { inCampaign, queryNames } from "#lib/kernel/routes.ts"

/** Names the campaign of this page in what its script asks for: another one may be the active one by now. */
export function ofThisCampaign(address: string): string {
  return inCampaign(address, document.querySelector<HTMLElement>("[data-campaign]")?.dataset.campaign)
}

/** Where this page leads: named as its own address is. */
export function asThisAddress(address: string): string {
  return inCampaign(address, new URLSearchParams(location.search).get(queryNames.campaign) ?? undefined)
}
