import { passToToken, ticketToToken } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueTicket } from "#lib/waiting-room/types.ts"
import { clearedCookie, cookie, readCookie } from "#server/http/cookies.ts"
import type { Visit } from "#server/routes/visit.ts"
import type { Snapshot } from "./status-snapshot.ts"

/** The cookies of a new ticket, with its pass if it came at once. What the visitor has of before is over with it. */
export function keepTicket(visit: Visit, board: Snapshot, ticket: QueueTicket, pass?: PassToken): string[] {
  const { request } = visit
  const before = pass ? (["jalur_lambat"] as const) : (["giliran", "jalur_lambat"] as const)
  const over = before.filter((base) => readCookie(request, base) !== undefined)
  return [
    cookie(request, "antrean", ticketToToken(ticket), endOf(board)),
    ...(pass ? [keepPass(visit, board, pass)] : []),
    ...over.map((base) => clearedCookie(request, base)),
  ]
}

export function keepPass({ request }: Visit, board: Snapshot, pass: PassToken): string {
  return cookie(request, "giliran", passToToken(pass), endOf(board))
}

/** A place is good as long as the campaign, and a day more in case that is prolonged. */
function endOf({ status }: Snapshot): Date {
  return new Date(Date.parse(status.closesAt) + 24 * 60 * 60_000)
}
