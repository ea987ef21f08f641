import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import type { EnterOutcome, QueueNumber } from "#lib/waiting-room/types.ts"
import { type Answer, scriptOrForm } from "#server/http/answer.ts"
import { busy } from "#server/routes/busy.ts"
import { freshSnapshot, type PostVisit } from "#server/routes/visit.ts"
import { clearInvalidCookies } from "#server/routes/visitor.ts"
import { clearedPlaceCookie, passCookie } from "./queue-number-cookies.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** `POST /antre/masuk`: the pass of a queue number whose turn has come. */
export async function enter(visit: PostVisit): Promise<Answer> {
  const { deps, incoming, request, visitor, now } = visit
  const snapshot = freshSnapshot(visit)
  if (!snapshot) return busy(request)
  const { queueNumber } = visitor
  if (!queueNumber) {
    // The number of a page that is still open may have been given to the waiting list.
    const to = visitor.listed ? routes.waitlist : waitingPage.withProblem("forged")
    const cookies = clearInvalidCookies(incoming, visitor)
    return scriptOrForm(request, { status: 401, body: { kind: "no_ticket", to }, to, cookies })
  }
  const outcome =
    answerFromSnapshot(snapshot, queueNumber) ?? (await deps.commands.enterLine(queueNumber, now))
  if (outcome.kind === "no_free_seat") deps.recentlyTurnedAway.turnedAway(queueNumber, now)
  if (outcome.kind === "entered") deps.recentlyTurnedAway.cameIn(queueNumber)
  return answerOf(visit, snapshot, outcome)
}

/** Returns the answer for a number that is far from its turn, or null when the database has to decide. */
function answerFromSnapshot(snapshot: PublishedSnapshot, queueNumber: QueueNumber): EnterOutcome | null {
  const { phase, serving, perMinute } = snapshot.status.lines[queueNumber.audience]
  if (phase === "not_open" || phase === "closed") return { kind: "not_open", phase }
  if (phase === "lobby") return { kind: "waiting", position: null }
  const position = snapshot.positionOf(queueNumber)
  // The draw was held a moment ago, everybody asks for their place, and the table is being computed.
  if (position === null) return { kind: "waiting", position: null }
  // The snapshot is a second old, and the line may have moved on since.
  const soon = serving + Math.max(1_000, perMinute / 10)
  return position > soon ? { kind: "waiting", position } : null
}

function answerOf(
  { incoming, request, visitor: { pass } }: PostVisit,
  snapshot: PublishedSnapshot,
  outcome: EnterOutcome,
): Answer {
  switch (outcome.kind) {
    case "entered": {
      const cookies = [passCookie(incoming, snapshot, outcome.pass)]
      return scriptOrForm(request, {
        status: 200,
        body: { kind: "entered", to: routes.registration },
        to: routes.registration,
        cookies,
      })
    }
    case "waiting":
      return scriptOrForm(request, { status: 200, body: outcome, to: routes.waiting })
    case "no_free_seat":
      return scriptOrForm(request, {
        status: 200,
        body: outcome,
        to: waitingPage.withProblem("no_free_seat"),
      })
    case "pass_over": {
      const cookies = (["antrean", "giliran"] as const).map((base) =>
        clearedPlaceCookie(incoming, base, snapshot),
      )
      // Whose seats all became registrations has lost nothing.
      const to = pass && pass.used >= pass.seats ? routes.waiting : waitingPage.withProblem("pass_over")
      return scriptOrForm(request, { status: 200, body: { ...outcome, to }, to, cookies })
    }
    case "not_open":
      return scriptOrForm(request, {
        status: 409,
        body: outcome,
        to: waitingPage.withProblem("not_open"),
      })
    default:
      return outcome satisfies never
  }
}
