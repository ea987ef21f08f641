import { identifyAdmin } from "#lib/staff/loaders.ts"
import { loadQueueOffice } from "#lib/waiting-room/loaders.ts"
import { systemClock } from "#platform/clock.ts"

/** The numbers of `/admin/antrean`, for administrators. 401 when nobody is signed in, 403 for other staff. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" }
  const actor = await identifyAdmin()
  if (typeof actor === "number") return new Response(null, { status: actor, headers })
  return Response.json(await loadQueueOffice(actor, systemClock.now()), { headers })
}
