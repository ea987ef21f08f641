import { publishPlaces } from "#components/quota/published-places.ts"
import { campaignOfRequest } from "#lib/campaign/loaders.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

/** Places by day, session and audience, for the public, as `PublishedPlaces`; at most two seconds old. */
export async function GET(request: Request): Promise<Response> {
  const now = systemClock.now()
  const overview = await loadPlaces(await campaignOfRequest(request, now), now)
  return Response.json(publishPlaces(overview), {
    headers: { "Cache-Control": "public, max-age=0, s-maxage=1", "Access-Control-Allow-Origin": "*" },
  })
}
