import { randomBytes, randomUUID } from "node:crypto"
import { queryNames, routes, withQuery } from "#lib/kernel/routes.ts"
import { registrationPage, registrationTexts } from "#lib/registration/page.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import { audienceSchema } from "#lib/waiting-room/schema.ts"
import type { LineAudience, PassToken, WaitingStatus } from "#lib/waiting-room/types.ts"
import { type Answer, filledPage, redirect, refusal } from "#server/http/answer.ts"
import { isNavigation, isPrefetch } from "#server/http/fetch-metadata.ts"
import { freshSnapshot, type Visit } from "#server/routes/visit.ts"
import { clearInvalidCookies, hasCookie, isWaiting } from "#server/routes/visitor.ts"
import { takeNumber } from "#server/routes/waiting-room/join.ts"
import { queueNumberCookies } from "#server/routes/waiting-room/queue-number-cookies.ts"
import type { PublishedSnapshot } from "#server/routes/waiting-room/status-snapshot.ts"

/**
 * The address after a direct entry. It tells a browser that keeps no cookies, which would otherwise be sent in again and
 * again, from a first visit.
 */
const JUST_LET_IN = withQuery(routes.registration, { cookieSet: "1" })
const UNPROVEN_FOR_MS = 60_000

/** `GET /daftar`: the form for a visitor with a pass. Without one: entry at once while there is no line, else the line. */
export async function showForm(visit: Visit): Promise<Answer> {
  const { incoming, request, query, visitor, now } = visit
  const { pass, queueNumber } = visitor
  const asked = audienceSchema.safeParse(query.get(queryNames.line)).data
  if (pass && isRunning(pass, now) && (asked ?? pass.audience) === pass.audience) return form(visit, pass)
  if (isPrefetch(request)) return refusal(503)

  const toLine = withQuery(routes.waiting, { line: asked })
  if (visitor.invalidCookies.length > 0) {
    const to = waitingPage.withProblem("forged")
    return redirect(to, clearInvalidCookies(incoming, visitor))
  }
  if (query.has(queryNames.cookieSet) && !hasCookie(incoming, "giliran")) {
    return redirect(waitingPage.withProblem("cookies"))
  }
  const waits =
    queueNumber !== null && isWaiting(visitor) && (asked ?? queueNumber.audience) === queueNumber.audience
  const mayComeIn = request.method === "GET" && isNavigation(request) && !waits
  const snapshot = freshSnapshot(visit)
  if (!mayComeIn || !snapshot) return redirect(toLine)
  return letIn(visit, snapshot, asked ?? lineWithPlaces(snapshot.status), toLine)
}

/** Joins and enters in one step that the visitor does not see, while nobody waits and the address has budget left. */
async function letIn(
  visit: Visit,
  snapshot: PublishedSnapshot,
  audience: LineAudience,
  toLine: string,
): Promise<Answer> {
  const { deps, incoming, request, now } = visit
  if (!snapshot.status.lines[audience].directEntry || !deps.pricing.mayEnterWithoutProof(request, now))
    return redirect(toLine)
  const unproven = { digest: randomBytes(32), expiresAt: new Date(now.getTime() + UNPROVEN_FOR_MS) }
  const outcome = await takeNumber(visit, snapshot, { audience, seats: 1 }, unproven)
  switch (outcome.kind) {
    case "entered":
      return redirect(JUST_LET_IN, queueNumberCookies(incoming, snapshot, outcome.queueNumber, outcome.pass))
    case "joined":
      return redirect(toLine, queueNumberCookies(incoming, snapshot, outcome.queueNumber))
    case "spent":
    case "not_open":
      return redirect(toLine)
    default:
      return outcome satisfies never
  }
}

/** The residents' line, unless their places are gone and there are some for others. */
function lineWithPlaces({ lines }: WaitingStatus): LineAudience {
  const isGone = lines.resident.phase === "full" || lines.resident.phase === "only_held"
  return isGone && lines.outside_city.directEntry ? "outside_city" : "resident"
}

function form({ locale, now }: Visit, pass: PassToken): Answer {
  const path = withQuery(registrationPage.path, { line: pass.audience })
  return filledPage(path, registrationTexts(pass, { now, locale, idempotencyKey: randomUUID() }))
}
