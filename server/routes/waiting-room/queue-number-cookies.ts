import { type CookieBase, passToToken, queueNumberToToken } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueNumber } from "#lib/waiting-room/types.ts"
import { clearedCookie, cookie } from "#server/http/cookies.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { cookieNameOf, hasCookie } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** The cookies of a new queue number, with its pass if it came at once. What the visitor has of before in this campaign is over with it. */
export function queueNumberCookies(
  incoming: Incoming,
  snapshot: PublishedSnapshot,
  queueNumber: QueueNumber,
  pass?: PassToken,
): string[] {
  const before = pass ? (["jalur_lambat"] as const) : (["giliran", "jalur_lambat"] as const)
  const name = cookieNameOf(incoming, "antrean", snapshot)
  return [
    cookie(incoming, name, queueNumberToToken(queueNumber), endOf(snapshot)),
    ...(pass ? [passCookie(incoming, snapshot, pass)] : []),
    ...before
      .filter((base) => hasCookie(incoming, base))
      .map((base) => clearedPlaceCookie(incoming, base, snapshot)),
  ]
}

/** The cookie of a pass, as it stands now. */
export function passCookie(incoming: Incoming, snapshot: PublishedSnapshot, pass: PassToken): string {
  return cookie(incoming, cookieNameOf(incoming, "giliran", snapshot), passToToken(pass), endOf(snapshot))
}

/** Takes away what this cookie holds of the campaign. */
export function clearedPlaceCookie(
  incoming: Incoming,
  base: CookieBase,
  snapshot: PublishedSnapshot,
): string {
  return clearedCookie(incoming, cookieNameOf(incoming, base, snapshot))
}

/** A place is good as long as the campaign, and a day more in case that is prolonged. */
function endOf({ status }: PublishedSnapshot): Date {
  return new Date(Date.parse(status.closesAt) + 24 * 60 * 60_000)
}
