import { locale } from "#browser/locale.ts"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { renewFigures } from "#components/quota/renew-figures.ts"
import { routes } from "#lib/kernel/routes.ts"

const EVERY_MS = 10_000

/**
 * Renews the figures of the page while it is being looked at, and tells when they were read (ISO 8601). A failed read
 * leaves the old numbers and their time.
 */
export function renewEveryTenSeconds(tell?: (asOf: string) => void): void {
  const renew = async () => {
    if (document.hidden) return
    const answer = await fetch(routes.quotaFigures).catch(() => null)
    if (!answer?.ok) return
    const places = (await answer.json()) as PublishedPlaces
    renewFigures(document, places, locale)
    tell?.(places.asOf)
  }
  // A crowd that came in the same second must not ask in the same second ever after.
  setTimeout(() => setInterval(renew, EVERY_MS), Math.random() * EVERY_MS)
  document.addEventListener("visibilitychange", renew)
}
