import { publishPlaces } from "#components/quota/published-places.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

/** Places by day, session and audience, for the public, as `PublishedPlaces`; at most two seconds old. */
export async function GET(): Promise<Response> {
  const overview = await loadPlaces(systemClock.now())
  return Response.json(publishPlaces(overview), {
    headers: { "Cache-Control": "public, max-age=0, s-maxage=1", "Access-Control-Allow-Origin": "*" },
  })
}
