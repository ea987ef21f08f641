import { randomUUID } from "node:crypto"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import { peopleAhead, prospectOf } from "#lib/waiting-room/rules/prospect.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { loadWaitlisted } from "#lib/waitlist/loaders.ts"
import { waitlistFormPage, waitlistFormTexts, waitlistPage } from "#lib/waitlist/page.ts"
import { type Answer, filledPage, redirect } from "#server/http/answer.ts"
import type { Visit } from "#server/routes/visit.ts"
import { clearInvalidCookies, isWaiting } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "#server/routes/waiting-room/status-snapshot.ts"
import { waitlistPlaceholders } from "./waitlist-placeholders.ts"

/**
 * `GET /daftar-tunggu`: where the number stands that was given to the waiting list. A visitor whose number still waits is
 * led to the list's form, one without a number to the line.
 */
export async function showWaitlist(visit: Visit): Promise<Answer> {
  const { incoming, query, snapshot, visitor, locale } = visit
  const { listed } = visitor
  if (visitor.invalidCookies.length > 0) {
    const to = waitingPage.withProblem("forged")
    return redirect(to, clearInvalidCookies(incoming, visitor))
  }
  if (!listed) return redirect(isWaiting(visitor) ? routes.waitlistForm : routes.waiting)

  const waitlisted = await loadWaitlisted(listed)
  // With a query, or the line would lead back to here.
  if (waitlisted.people.length === 0) return redirect(withQuery(routes.waiting, { line: listed.audience }))
  const problem = waitlistPage.problemIn(query)
  return filledPage(
    waitlistPage.path,
    waitlistPlaceholders(listed, waitlisted, snapshot, { problem, locale }),
  )
}

/** Whether a number may be given to the waiting list now: not while others register, who need the portal's time. */
function mayList(queueNumber: QueueNumber, snapshot: PublishedSnapshot | undefined): boolean {
  const position = snapshot?.positionOf(queueNumber) ?? null
  if (!snapshot || position === null) return false
  const line = snapshot.status.lines[queueNumber.audience]
  return prospectOf(peopleAhead(position, line.serving), line) === "no_list"
}

/** `GET /daftar-tunggu/formulir`: the form, from memory, for a number that waits or one that was given to the list. */
export async function showWaitlistForm({ snapshot, visitor, locale, now }: Visit): Promise<Answer> {
  const { pass } = visitor
  if (pass && isRunning(pass, now)) return redirect(routes.registration)
  const queueNumber = isWaiting(visitor) ? visitor.queueNumber : visitor.listed
  if (!queueNumber) return redirect(routes.waiting)
  if (queueNumber === visitor.listed) {
    // For one more of the family: the number is on the list already.
    if ((await loadWaitlisted(queueNumber)).seatsLeft === 0) return redirect(routes.waitlist)
  } else if (!mayList(queueNumber, snapshot)) return redirect(routes.waiting)

  return filledPage(
    withQuery(waitlistFormPage.path, { line: queueNumber.audience }),
    waitlistFormTexts(queueNumber, { locale, idempotencyKey: randomUUID() }),
  )
}
