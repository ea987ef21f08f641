import { campaignOfRequest } from "#lib/campaign/loaders.ts"
import { identifyAdmin } from "#lib/staff/loaders.ts"
import { loadOfficeOverview } from "#lib/statistics/loaders.ts"
import { systemClock } from "#platform/clock.ts"

/** The numbers of `/admin`, for administrators. 401 when nobody is signed in, 403 for other staff. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store" }
  const actor = await identifyAdmin()
  if (typeof actor === "number") return new Response(null, { status: actor, headers })
  const now = systemClock.now()
  const campaign = await campaignOfRequest(request, now)
  return Response.json(await loadOfficeOverview(actor, campaign, now), { headers })
}
