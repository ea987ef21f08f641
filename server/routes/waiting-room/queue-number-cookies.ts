import { passToToken, queueNumberToToken } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueNumber } from "#lib/waiting-room/types.ts"
import { clearedCookie, cookie, readCookie } from "#server/http/cookies.ts"
import type { Incoming } from "#server/http/incoming.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** The cookies of a new queue number, with its pass if it came at once. What the visitor has of before is over with it. */
export function queueNumberCookies(
  incoming: Incoming,
  snapshot: PublishedSnapshot,
  queueNumber: QueueNumber,
  pass?: PassToken,
): string[] {
  const before = pass ? (["jalur_lambat"] as const) : (["giliran", "jalur_lambat"] as const)
  const over = before.filter((base) => readCookie(incoming, base) !== undefined)
  return [
    cookie(incoming, "antrean", queueNumberToToken(queueNumber), endOf(snapshot)),
    ...(pass ? [passCookie(incoming, snapshot, pass)] : []),
    ...over.map((base) => clearedCookie(incoming, base)),
  ]
}

/** The cookie of a pass, as it stands now. */
export function passCookie(incoming: Incoming, snapshot: PublishedSnapshot, pass: PassToken): string {
  return cookie(incoming, "giliran", passToToken(pass), endOf(snapshot))
}

/** A place is good as long as the campaign, and a day more in case that is prolonged. */
function endOf({ status }: PublishedSnapshot): Date {
  return new Date(Date.parse(status.closesAt) + 24 * 60 * 60_000)
}
