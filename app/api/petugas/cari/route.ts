import { campaignOfRequest } from "#lib/campaign/loaders.ts"
import { LOOK_UP_HEADER } from "#lib/check-in/client.ts"
import { deskStateOf, lookUp, openRegistrant } from "#lib/check-in/loaders.ts"
import { queryNames } from "#lib/kernel/routes.ts"
import { identifyStaff } from "#lib/staff/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

/** Whom a text means, or the registrant who was chosen from a list. A read: the last one wins, and none waits for another. */
export async function GET(request: Request): Promise<Response> {
  const actor = await identifyStaff()
  if (typeof actor === "number") return new Response(null, { status: actor })
  const now = systemClock.now()
  const chosen = Number(new URL(request.url).searchParams.get(queryNames.registrant))
  const found =
    Number.isSafeInteger(chosen) && chosen > 0
      ? await openRegistrant(actor, chosen, now)
      : await lookUp(actor, (await campaignOfRequest(request, now)).id, typedIn(request), now)
  return Response.json(deskStateOf(found), { headers: { "cache-control": "no-store" } })
}

function typedIn({ headers }: Request): string {
  const written = headers.get(LOOK_UP_HEADER) ?? ""
  try {
    return decodeURIComponent(written).slice(0, 400)
  } catch {
    return "" // nothing that our page sends; it is answered as an empty box
  }
}
