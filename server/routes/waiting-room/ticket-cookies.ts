import { passToToken, queueNumberToToken } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueNumber } from "#lib/waiting-room/types.ts"
import { clearedCookie, cookie, readCookie } from "#server/http/cookies.ts"
import type { Visit } from "#server/routes/visit.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** The cookies of a new ticket, with its pass if it came at once. What the visitor has of before is over with it. */
export function ticketCookies(
  visit: Visit,
  snapshot: PublishedSnapshot,
  ticket: QueueNumber,
  pass?: PassToken,
): string[] {
  const { request } = visit
  const before = pass ? (["jalur_lambat"] as const) : (["giliran", "jalur_lambat"] as const)
  const over = before.filter((base) => readCookie(request, base) !== undefined)
  return [
    cookie(request, "antrean", queueNumberToToken(ticket), endOf(snapshot)),
    ...(pass ? [passCookie(visit, snapshot, pass)] : []),
    ...over.map((base) => clearedCookie(request, base)),
  ]
}

export function passCookie({ request }: Visit, snapshot: PublishedSnapshot, pass: PassToken): string {
  return cookie(request, "giliran", passToToken(pass), endOf(snapshot))
}

/** A place is good as long as the campaign, and a day more in case that is prolonged. */
function endOf({ status }: PublishedSnapshot): Date {
  return new Date(Date.parse(status.closesAt) + 24 * 60 * 60_000)
}
