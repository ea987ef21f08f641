import { randomUUID } from "node:crypto"
import { waitlistSheet } from "#lib/kernel/routes.ts"
import { formatNumber } from "#lib/kernel/format.ts"
import { isRunning, peopleAhead, prospectOf } from "#lib/waiting-room/rules.ts"
import type { QueueTicket } from "#lib/waiting-room/types.ts"
import { loadWaitlisted } from "#lib/waitlist/loaders.ts"
import { redirect, refuse } from "#server/http/respond.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import type { Visit } from "#server/routes/visit.ts"
import type { Snapshot } from "#server/routes/waiting-room/status-snapshot.ts"
import { clearSpoilt, isWaiting, visitorOf } from "#server/routes/visitor.ts"
import { waitlistHoles } from "./waitlist-placeholders.ts"

const FORM = "/daftar-tunggu/formulir"

/**
 * `GET /daftar-tunggu`: where the number stands that was given to the waiting list. Who has a number that waits is led to
 * the form, and who has none to the line.
 */
export async function showWaitlist(visit: Visit): Promise<true> {
  const { room, request, response, query } = visit
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const board = await room.board.latest()
  const visitor = visitorOf(visit, board)
  const { listed, ticket } = visitor
  if (visitor.spoilt.length > 0) return redirect(visit, "/antre?galat=forged", clearSpoilt(visit, visitor))
  if (!listed) return redirect(visit, ticket && isWaiting(visitor) ? FORM : "/antre")

  const waitlisted = await loadWaitlisted(listed)
  // With a query, or the line would lead back to here.
  if (waitlisted.people.length === 0) return redirect(visit, `/antre?jalur=${listed.audience}`)
  const problem = query.get("galat") === "not_waiting" ? "not_waiting" : ""
  await room.pages.serve(request, response, {
    path: waitlistSheet,
    holes: waitlistHoles(listed, waitlisted, board, problem),
    headers: { "cache-control": "no-store" },
  })
  return true
}

/** While the crowd registers, nobody takes the portal's time for later. */
function mayList(ticket: QueueTicket, board: Snapshot | undefined): boolean {
  const position = board?.positionOf(ticket) ?? null
  if (!board || position === null) return false
  const line = board.status.lines[ticket.audience]
  return prospectOf(peopleAhead(position, line.serving), line) === "no_list"
}

/** `GET /daftar-tunggu/formulir`: the form, from memory, for a number that waits or one that was given to the list. */
export async function showWaitlistForm(visit: Visit): Promise<true> {
  const { room, request, response, query, now } = visit
  // Next's router gets no flight data, and then asks for the page itself.
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const board = await room.board.latest()
  const visitor = visitorOf(visit, board)
  const { pass } = visitor
  if (pass && isRunning(pass, now)) return redirect(visit, "/daftar")
  const ticket = isWaiting(visitor) ? visitor.ticket : visitor.listed
  if (!ticket) return redirect(visit, "/antre")
  if (ticket === visitor.listed) {
    // For one more of the family: the number is on the list already.
    if ((await loadWaitlisted(ticket)).seatsLeft === 0) return redirect(visit, waitlistSheet)
  } else if (!mayList(ticket, board)) return redirect(visit, "/antre")

  const { audience, number, seats } = ticket
  const holes = {
    number: String(number),
    number_text: formatNumber(number),
    seats: String(seats),
    idempotency_key: randomUUID(),
  }
  const headers = { "cache-control": "no-store" }
  await room.pages.serve(request, response, { path: `${FORM}?jalur=${audience}`, holes, headers })
  return true
}
