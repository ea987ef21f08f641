import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import type { EnterOutcome, PassToken, QueueNumber } from "#lib/waiting-room/types.ts"
import { clearedCookie } from "#server/http/cookies.ts"
import { fieldsOf } from "#server/http/fields.ts"
import { reply, replyBusy } from "#server/http/respond.ts"
import type { Visit } from "#server/routes/visit.ts"
import { clearInvalidCookies, visitorOf } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"
import { passCookie } from "./ticket-cookies.ts"

/** `POST /antre/masuk`: the pass of a ticket whose turn has come. */
export async function enter(visit: Visit): Promise<true> {
  const { deps, now } = visit
  const fields = await fieldsOf(visit)
  if (!fields) return true
  const snapshot = await deps.snapshot.latest()
  if (!snapshot || !deps.snapshot.isFresh(now)) return replyBusy(visit)
  const visitor = visitorOf(visit, snapshot)
  const { ticket } = visitor
  if (!ticket) {
    // The number of a page that is still open may have been given to the waiting list.
    const to = visitor.listed ? routes.waitlist : waitingPage.withProblem("forged")
    const cookies = clearInvalidCookies(visit, visitor)
    return reply(visit, { status: 401, body: { kind: "no_ticket", to }, to, cookies })
  }
  const outcome = answerFromSnapshot(snapshot, ticket) ?? (await deps.commands.enterLine(ticket, now))
  if (outcome.kind === "no_free_seat") deps.recentlyTurnedAway.turnedAway(ticket, now)
  if (outcome.kind === "entered") deps.recentlyTurnedAway.cameIn(ticket)
  return replyEntered(visit, snapshot, outcome, visitor.pass)
}

/** Who is far from the turn is told so from memory: the database hears only from those who may be next. */
function answerFromSnapshot(snapshot: PublishedSnapshot, ticket: QueueNumber): EnterOutcome | null {
  const { phase, serving, perMinute } = snapshot.status.lines[ticket.audience]
  if (phase === "not_open" || phase === "closed") return { kind: "not_open", phase }
  if (phase === "lobby") return { kind: "waiting", position: null }
  const position = snapshot.positionOf(ticket)
  // The draw was held a moment ago, everybody asks for their place, and the table is being computed.
  if (position === null) return { kind: "waiting", position: null }
  // The board is a second old, and the line may have moved on since.
  const soon = serving + Math.max(1_000, perMinute / 10)
  return position > soon ? { kind: "waiting", position } : null
}

/** `pass`: what the visitor already had. */
function replyEntered(
  visit: Visit,
  snapshot: PublishedSnapshot,
  outcome: EnterOutcome,
  pass: PassToken | null,
): true {
  switch (outcome.kind) {
    case "entered": {
      const cookies = [passCookie(visit, snapshot, outcome.pass)]
      return reply(visit, {
        status: 200,
        body: { kind: "entered", to: routes.registration },
        to: routes.registration,
        cookies,
      })
    }
    case "waiting":
      return reply(visit, { status: 200, body: outcome, to: routes.waiting })
    case "no_free_seat":
      return reply(visit, {
        status: 200,
        body: outcome,
        to: waitingPage.withProblem("no_free_seat"),
      })
    case "pass_over": {
      const cookies = [clearedCookie(visit.request, "antrean"), clearedCookie(visit.request, "giliran")]
      // Whose seats all became registrations has lost nothing.
      const to = pass && pass.used >= pass.seats ? routes.waiting : waitingPage.withProblem("pass_over")
      return reply(visit, { status: 200, body: { ...outcome, to }, to, cookies })
    }
    case "not_open":
      return reply(visit, {
        status: 409,
        body: outcome,
        to: waitingPage.withProblem("not_open"),
      })
    default:
      return outcome satisfies never
  }
}
