import { routes } from "#lib/kernel/routes.ts"
import { type WaitingProblem, waitingPage } from "#lib/waiting-room/page.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import { joinSchema } from "#lib/waiting-room/schema.ts"
import type { JoinAndEnterOutcome, QueueNumber } from "#lib/waiting-room/types.ts"
import { fieldsOf } from "#server/http/fields.ts"
import { reply, replyBusy, wantsJson } from "#server/http/respond.ts"
import { checkProof } from "#server/proof-of-work/verify.ts"
import type { SeatRequest, Visit } from "#server/routes/visit.ts"
import { isWaiting, visitorOf } from "#server/routes/visitor.ts"
import { askSlowLane } from "./slow-lane.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"
import { ticketCookies } from "./ticket-cookies.ts"

/** `POST /antre/gabung`: a number for a proof of work, and the pass at once while there is no line. */
export async function join(visit: Visit): Promise<true> {
  const { deps, now } = visit
  const fields = await fieldsOf(visit)
  if (!fields) return true
  const asked = joinSchema.safeParse(fields)
  if (!asked.success)
    return replyInvalid(
      visit,
      asked.error.issues.map(({ path }) => String(path[0])),
    )
  const snapshot = await deps.snapshot.latest()
  if (!snapshot || !deps.snapshot.isFresh(now)) return replyBusy(visit)
  if (repliedAsBefore(visit, snapshot, asked.data)) return true

  const { proof } = asked.data
  if (proof === undefined || proof === "") {
    if (!wantsJson(visit.request)) return askSlowLane(visit, snapshot, asked.data)
    return reply(visit, { status: 428, body: { kind: "proof_required" }, to: routes.waiting })
  }
  const verdict = checkProof(proof, now)
  if (verdict.kind !== "good") return replyInvalid(visit, ["proof"], "proof")
  return replyJoined(visit, snapshot, await takeNumber(visit, snapshot, asked.data, verdict))
}

/** One number from the database; one step further while nobody waits. */
export function takeNumber(
  { deps, now }: Visit,
  snapshot: PublishedSnapshot,
  { audience, seats }: SeatRequest,
  { digest, expiresAt }: { digest: Buffer; expiresAt: Date },
): Promise<JoinAndEnterOutcome> {
  const request = { lineId: snapshot.lines[audience].id, audience, seats, proof: { digest, expiresAt } }
  const { directEntry } = snapshot.status.lines[audience]
  return directEntry ? deps.commands.joinAndEnter(request, now) : deps.commands.joinLine(request, now)
}

/** A second click, or a second tab, gets the place that it has. */
function repliedAsBefore(visit: Visit, snapshot: PublishedSnapshot, asked: SeatRequest): boolean {
  const visitor = visitorOf(visit, snapshot)
  const isSame = (held: SeatRequest) => held.audience === asked.audience && held.seats === asked.seats
  if (visitor.pass && isRunning(visitor.pass, visit.now) && isSame(visitor.pass)) {
    return reply(visit, {
      status: 200,
      body: { kind: "entered", to: routes.registration },
      to: routes.registration,
    })
  }
  if (!visitor.ticket || !isWaiting(visitor) || !isSame(visitor.ticket)) return false
  return reply(visit, { status: 200, body: joined(visitor.ticket, snapshot), to: routes.waiting })
}

/** With the status of the lines, so that the page shows at once where the number stands, without asking again. */
function joined({ number, audience, seats }: QueueNumber, { status }: PublishedSnapshot) {
  return { kind: "joined", number, audience, seats, status }
}

function replyJoined(visit: Visit, snapshot: PublishedSnapshot, outcome: JoinAndEnterOutcome): true {
  switch (outcome.kind) {
    case "joined": {
      const cookies = ticketCookies(visit, snapshot, outcome.ticket)
      return reply(visit, {
        status: 200,
        body: joined(outcome.ticket, snapshot),
        to: routes.waiting,
        cookies,
      })
    }
    case "entered": {
      const cookies = ticketCookies(visit, snapshot, outcome.ticket, outcome.pass)
      return reply(visit, {
        status: 200,
        body: { kind: "entered", to: routes.registration },
        to: routes.registration,
        cookies,
      })
    }
    case "spent":
      return reply(visit, {
        status: 409,
        body: { kind: "spent" },
        to: waitingPage.withProblem("spent"),
      })
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

function replyInvalid(visit: Visit, fields: readonly string[], problem: WaitingProblem = "invalid"): true {
  const errors = Object.fromEntries(fields.map((field) => [field, "invalid"]))
  return reply(visit, {
    status: 422,
    body: { kind: "invalid", errors },
    to: waitingPage.withProblem(problem),
  })
}
