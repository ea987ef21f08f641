import { identifyAdmin } from "#lib/staff/loaders.ts"
import { loadOfficeOverview } from "#lib/statistics/loaders.ts"
import { systemClock } from "#platform/clock.ts"

/** The numbers of `/admin`, for administrators. 401 when nobody is signed in, 403 for other staff. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" }
  const actor = await identifyAdmin()
  if (typeof actor === "number") return new Response(null, { status: actor, headers })
  return Response.json(await loadOfficeOverview(actor, systemClock.now()), { headers })
}
