import { randomUUID } from "node:crypto"
import { formatNumber } from "#lib/kernel/wib.ts"
import { isRunning } from "#lib/waiting-room/rules.ts"
import type { QueueTicket } from "#lib/waiting-room/types.ts"
import { redirect, refuse } from "./answers.ts"
import { isRouterRequest } from "./prefetch.ts"
import type { Visit } from "./room.ts"
import { clearSpoilt, isWaiting, visitorOf } from "./visitor.ts"

/** Asked for by whoever is on the list and leaves the form of one more of the family. */
const ONE_MORE = "orang"

/**
 * `GET /daftar-tunggu`: the form of the waiting list for who has a number, from memory. Who is on the list is shown where
 * it stands, by Next. Without a number the way is to the line.
 */
export async function showWaitlist(visit: Visit): Promise<boolean> {
  const { room, request, query, now } = visit
  const board = await room.board.latest()
  const visitor = visitorOf(visit, board)
  const { ticket, pass, listed } = visitor
  if (visitor.spoilt.length > 0) return redirect(visit, "/antre?galat=forged", clearSpoilt(visit, visitor))
  const isListed = listed !== null && !query.has(ONE_MORE) && !(ticket && isWaiting(visitor))
  if (isListed && query.size === 0) return false
  if (isRouterRequest(request, query)) return isListed ? false : refuse(visit, 204)
  if (isListed) return redirect(visit, "/daftar-tunggu")

  if (pass && isRunning(pass, now)) return redirect(visit, "/daftar")
  const number = listed && query.has(ONE_MORE) ? listed : ticket
  // Before the draw nobody's place is known.
  const isKnown = number !== null && board?.lines[number.audience].lobbySize !== null
  return number && isKnown ? serveForm(visit, number) : redirect(visit, "/antre")
}

async function serveForm(visit: Visit, { audience, number, seats }: QueueTicket): Promise<true> {
  const { room, request, response } = visit
  const holes = {
    number: String(number),
    number_text: formatNumber(number),
    seats: String(seats),
    idempotency_key: randomUUID(),
  }
  const headers = { "cache-control": "no-store" }
  await room.pages.serve(request, response, { path: `/daftar-tunggu?jalur=${audience}`, holes, headers })
  return true
}
