import type { IncomingMessage } from "node:http"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import { type WaitingProblem, waitingPage } from "#lib/waiting-room/page.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import { joinSchema } from "#lib/waiting-room/schema.ts"
import type { JoinAndEnterOutcome, QueueNumber } from "#lib/waiting-room/types.ts"
import { type Answer, acceptsJson, scriptOrForm } from "#server/http/answer.ts"
import { checkProof } from "#server/proof-of-work/verify.ts"
import { busy } from "#server/routes/busy.ts"
import { freshSnapshot, type PostVisit, type SeatRequest, type Visit } from "#server/routes/visit.ts"
import { isWaiting } from "#server/routes/visitor.ts"
import { queueNumberCookies } from "./queue-number-cookies.ts"
import { askSlowLane } from "./slow-lane.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** `POST /antre/gabung`: a number for a proof of work, and the pass at once while there is no line. */
export async function join(visit: PostVisit): Promise<Answer> {
  const { request, fields, now } = visit
  const asked = joinSchema.safeParse(fields)
  if (!asked.success)
    return invalid(
      request,
      asked.error.issues.map(({ path }) => String(path[0])),
    )
  const snapshot = freshSnapshot(visit)
  if (!snapshot) return busy(request)
  const before = answerAsBefore(visit, snapshot, asked.data)
  if (before) return before

  const { proof } = asked.data
  if (proof === undefined || proof === "") {
    if (!acceptsJson(request)) return askSlowLane(visit, snapshot, asked.data)
    return scriptOrForm(request, { status: 428, body: { kind: "proof_required" }, to: routes.waiting })
  }
  const verdict = checkProof(proof, now)
  if (verdict.kind !== "good") return invalid(request, ["proof"], "proof")
  return answerOf(visit, snapshot, await takeNumber(visit, snapshot, asked.data, verdict))
}

/** Takes a number from the database, and with it a pass while nobody waits. */
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

/** Returns the answer of before to a second click or a second tab; `undefined` when the visitor holds no such number. */
function answerAsBefore(
  { request, visitor, now }: PostVisit,
  snapshot: PublishedSnapshot,
  asked: SeatRequest,
): Answer | undefined {
  const isSame = (held: SeatRequest) => held.audience === asked.audience && held.seats === asked.seats
  if (visitor.pass && isRunning(visitor.pass, now) && isSame(visitor.pass)) return entered(request)
  if (!visitor.queueNumber || !isWaiting(visitor) || !isSame(visitor.queueNumber)) return undefined
  return scriptOrForm(request, {
    status: 200,
    body: joined(visitor.queueNumber, snapshot),
    to: routes.waiting,
  })
}

function entered(request: IncomingMessage, cookies: readonly string[] = []): Answer {
  const to = routes.registration
  return scriptOrForm(request, { status: 200, body: { kind: "entered", to }, to, cookies })
}

/** With the status of the lines, so that the page shows at once where the number stands, without asking again. */
function joined({ number, audience, seats }: QueueNumber, { status }: PublishedSnapshot) {
  return { kind: "joined", number, audience, seats, status }
}

function answerOf(
  { incoming, request }: PostVisit,
  snapshot: PublishedSnapshot,
  outcome: JoinAndEnterOutcome,
): Answer {
  switch (outcome.kind) {
    case "joined": {
      const cookies = queueNumberCookies(incoming, snapshot, outcome.queueNumber)
      const body = joined(outcome.queueNumber, snapshot)
      return scriptOrForm(request, { status: 200, body, to: routes.waiting, cookies })
    }
    case "entered":
      return entered(request, queueNumberCookies(incoming, snapshot, outcome.queueNumber, outcome.pass))
    case "spent":
    case "not_open": {
      const to = waitingPage.withProblem(outcome.kind)
      return scriptOrForm(request, { status: 409, body: outcome, to })
    }
    default:
      return outcome satisfies never
  }
}

function invalid(
  request: IncomingMessage,
  fields: readonly string[],
  problem: WaitingProblem = "invalid",
): Answer {
  const errors = Object.fromEntries(fields.map((field) => [field, "invalid"]))
  const to = withQuery(routes.waiting, { problem })
  return scriptOrForm(request, { status: 422, body: { kind: "invalid", errors }, to })
}
