import { ofThisCampaign } from "#browser/campaign.ts"
import { locale } from "#browser/locale.ts"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { renewFigures } from "#components/quota/renew-figures.ts"
import { routes } from "#lib/kernel/routes.ts"

const EVERY_MS = 10_000

/**
 * Renews the figures of the page while it is visible. `tell` gets the time at which they were read, in ISO 8601. After a
 * failed read the old numbers stay, with their time.
 */
export function renewEveryTenSeconds(tell?: (asOf: string) => void): void {
  const renew = async () => {
    if (document.hidden) return
    const answer = await fetch(ofThisCampaign(routes.quotaFigures)).catch(() => null)
    if (!answer?.ok) return
    const places = (await answer.json()) as PublishedPlaces
    renewFigures(document, places, locale)
    tell?.(places.asOf)
  }
  // Starts at a random moment: pages that were opened in the same second must not all ask in the same second.
  setTimeout(() => setInterval(renew, EVERY_MS), Math.random() * EVERY_MS)
  document.addEventListener("visibilitychange", renew)
}
