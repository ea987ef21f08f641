import { queryNames, routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { challengeToText } from "#lib/waiting-room/rules/challenge-text.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import { audienceSchema } from "#lib/waiting-room/schema.ts"
import type { LinePhase } from "#lib/waiting-room/types.ts"
import { logUnexpected } from "#platform/log.ts"
import { type Answer, filledPage, redirect } from "#server/http/answer.ts"
import { isPrefetch } from "#server/http/fetch-metadata.ts"
import { makeChallenge } from "#server/proof-of-work/challenge.ts"
import type { Visit } from "#server/routes/visit.ts"
import { clearInvalidCookies, isWaiting } from "#server/routes/visitor.ts"
import { leaveSlowLane } from "./slow-lane.ts"
import { waitingPlaceholders } from "./waiting-placeholders.ts"

/** The phases in which numbers are given. */
const GIVES_NUMBERS: readonly (LinePhase | undefined)[] = ["lobby", "open", "paused"]

/** `GET /antre`: the waiting page with the visitor's own place in it, from memory. */
export async function showWaiting(visit: Visit): Promise<Answer> {
  const { deps, incoming, request, query, snapshot, visitor, locale, now } = visit
  const { slow, pass } = visitor
  // A visitor who comes back with nothing in the line looks for the form that was given to the waiting list.
  if (visitor.listed && !visitor.queueNumber && !slow && !pass && saysNothing(query))
    return redirect(routes.waitlist)
  const isDue =
    slow !== null && slow.notBefore <= now && !(pass && isRunning(pass, now)) && !isWaiting(visitor)
  const mayJoin = request.method === "GET" && !isPrefetch(request) && deps.snapshots.isFresh(now)
  let problem = waitingPage.problemIn(query)
  // The last answer brought a cookie, and it is not here.
  if (query.has(queryNames.cookieSet) && !visitor.queueNumber && !slow && !pass) problem = "cookies"
  if (snapshot && isDue && mayJoin) {
    try {
      return await leaveSlowLane(visit, snapshot, slow)
    } catch (error) {
      logUnexpected("slower lane", error)
      problem = "busy" // shown here: sent elsewhere, the visitor would come back at once
    }
  }

  const cookies = clearInvalidCookies(incoming, visitor)
  if (cookies.length > 0) problem = "forged"
  const asked = audienceSchema.safeParse(query.get(queryNames.line)).data ?? "resident"
  const phase = snapshot?.status.lines[asked].phase
  // People who came for a number need not ask for the challenge: in a crowd that is one request less of each.
  const challenge =
    mayJoin && !visitor.queueNumber && !visitor.pass && GIVES_NUMBERS.includes(phase)
      ? challengeToText(await makeChallenge(deps.pricing.proof(request, now), now))
      : undefined
  const placeholders = waitingPlaceholders(visitor, snapshot, { asked, problem, challenge, now, locale })
  return filledPage(waitingPage.path, placeholders, { cookies })
}

/** Whether an address names a campaign at most. */
const saysNothing = (query: URLSearchParams) =>
  [...query.keys()].every((name) => name === queryNames.campaign)
