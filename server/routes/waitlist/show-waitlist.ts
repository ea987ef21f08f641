import { randomUUID } from "node:crypto"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import { peopleAhead, prospectOf } from "#lib/waiting-room/rules/prospect.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { loadWaitlisted } from "#lib/waitlist/loaders.ts"
import { waitlistFormPage, waitlistFormTexts, waitlistPage } from "#lib/waitlist/page.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import { localeOf } from "#server/http/locale.ts"
import { redirect, refuse } from "#server/http/respond.ts"
import type { Visit } from "#server/routes/visit.ts"
import { clearInvalidCookies, isWaiting, visitorOf } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "#server/routes/waiting-room/status-snapshot.ts"
import { waitlistPlaceholders } from "./waitlist-placeholders.ts"

/**
 * `GET /daftar-tunggu`: where the number stands that was given to the waiting list. Who has a number that waits is led to
 * the form, and who has none to the line.
 */
export async function showWaitlist(visit: Visit): Promise<true> {
  const { deps, request, response, query } = visit
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const snapshot = await deps.snapshot.latest()
  const visitor = visitorOf(visit, snapshot)
  const { listed, ticket } = visitor
  if (visitor.invalidCookies.length > 0)
    return redirect(visit, waitingPage.withProblem("forged"), clearInvalidCookies(visit, visitor))
  if (!listed) return redirect(visit, ticket && isWaiting(visitor) ? routes.waitlistForm : routes.waiting)

  const waitlisted = await loadWaitlisted(listed)
  // With a query, or the line would lead back to here.
  if (waitlisted.people.length === 0)
    return redirect(visit, withQuery(routes.waiting, { line: listed.audience }))
  await deps.pages.serve(request, response, {
    path: waitlistPage.path,
    placeholders: waitlistPlaceholders(listed, waitlisted, snapshot, {
      problem: waitlistPage.problemIn(query),
      locale: localeOf(request),
    }),
    headers: { "cache-control": "no-store" },
  })
  return true
}

/** While the crowd registers, nobody takes the portal's time for later. */
function mayList(ticket: QueueNumber, snapshot: PublishedSnapshot | undefined): boolean {
  const position = snapshot?.positionOf(ticket) ?? null
  if (!snapshot || position === null) return false
  const line = snapshot.status.lines[ticket.audience]
  return prospectOf(peopleAhead(position, line.serving), line) === "no_list"
}

/** `GET /daftar-tunggu/formulir`: the form, from memory, for a number that waits or one that was given to the list. */
export async function showWaitlistForm(visit: Visit): Promise<true> {
  const { deps, request, response, query, now } = visit
  // Next's router gets no flight data, and then asks for the page itself.
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const snapshot = await deps.snapshot.latest()
  const visitor = visitorOf(visit, snapshot)
  const { pass } = visitor
  if (pass && isRunning(pass, now)) return redirect(visit, routes.registration)
  const ticket = isWaiting(visitor) ? visitor.ticket : visitor.listed
  if (!ticket) return redirect(visit, routes.waiting)
  if (ticket === visitor.listed) {
    // For one more of the family: the number is on the list already.
    if ((await loadWaitlisted(ticket)).seatsLeft === 0) return redirect(visit, routes.waitlist)
  } else if (!mayList(ticket, snapshot)) return redirect(visit, routes.waiting)

  const locale = localeOf(request)
  const placeholders = waitlistFormTexts(ticket, { locale, idempotencyKey: randomUUID() })
  const headers = { "cache-control": "no-store" }
  await deps.pages.serve(request, response, {
    path: withQuery(waitlistFormPage.path, { line: ticket.audience }),
    placeholders,
    headers,
  })
  return true
}
