import { hash, randomBytes } from "node:crypto"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { slowLaneToToken } from "#lib/waiting-room/schema.ts"
import type { SlowLaneToken } from "#lib/waiting-room/types.ts"
import { type Content, redirect } from "#server/http/answer.ts"
import { cookie } from "#server/http/cookies.ts"
import type { SeatRequest, Visit } from "#server/routes/visit.ts"
import { cookieNameOf } from "#server/routes/visitor.ts"
import { clearedPlaceCookie, queueNumberCookies } from "./queue-number-cookies.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** The address after joining. A request for it without a cookie comes from a browser that keeps none. */
const JUST_JOINED = withQuery(routes.waiting, { cookieSet: "1" })

/** Milliseconds after its time for which a place in the slower lane stays good; so long its nonce is remembered as spent. */
const GOOD_FOR_MS = 10 * 60_000

/** Without a script nobody proves work: waiting stands in for it, so that nobody is locked out. */
export function askSlowLane(
  visit: Visit,
  snapshot: PublishedSnapshot,
  { audience, seats }: SeatRequest,
): Content {
  const { incoming, request, deps, now } = visit
  const { slow } = visit.visitor
  if (slow && !isLate(slow, now) && slow.audience === audience && slow.seats === seats) {
    return redirect(routes.waiting) // a second click starts no second wait
  }
  const wait = deps.pricing.slowLane(request, now)
  if (wait === null) return redirect(waitingPage.withProblem("busy"))
  const notBefore = new Date(now.getTime() + wait)
  const nonce = randomBytes(16).toString("hex")
  const token = slowLaneToToken({ campaignId: snapshot.campaignId, audience, seats, notBefore, nonce })
  const name = cookieNameOf(incoming, "jalur_lambat", snapshot)
  return redirect(JUST_JOINED, [cookie(incoming, name, token, endOf(notBefore))])
}

/** Takes the number of somebody whose time has come, once. The turn itself waits until the person asks for it. */
export async function leaveSlowLane(
  visit: Visit,
  snapshot: PublishedSnapshot,
  slow: SlowLaneToken,
): Promise<Content> {
  const { incoming, deps, now } = visit
  const { audience, seats, nonce, notBefore } = slow
  const cleared = [clearedPlaceCookie(incoming, "jalur_lambat", snapshot)]
  if (isLate(slow, now)) return redirect(routes.waiting, cleared)
  const proof = { digest: hash("sha256", `slow_lane.${nonce}`, "buffer"), expiresAt: endOf(notBefore) }
  const lineId = snapshot.lines[audience].id
  const outcome = await deps.commands.joinLine({ lineId, audience, seats, proof }, now)
  switch (outcome.kind) {
    case "joined":
      return redirect(routes.waiting, queueNumberCookies(incoming, snapshot, outcome.queueNumber))
    case "spent":
      // Most likely by another tab, whose answer brings the number.
      return redirect(waitingPage.withProblem("spent"), cleared)
    case "not_open":
      return redirect(waitingPage.withProblem("not_open"), cleared)
    default:
      return outcome satisfies never
  }
}

function isLate({ notBefore }: SlowLaneToken, now: Date): boolean {
  return endOf(notBefore) <= now
}

function endOf(notBefore: Date): Date {
  return new Date(notBefore.getTime() + GOOD_FOR_MS)
}
