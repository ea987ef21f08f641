import { isRunning } from "#lib/waiting-room/rules.ts"
import { joinSchema } from "#lib/waiting-room/schema.ts"
import type { JoinAndEnterOutcome, QueueTicket } from "#lib/waiting-room/types.ts"
import { reply, replyBusy, wantsJson } from "#server/http/respond.ts"
import { checkProof } from "#server/proof-of-work/verify.ts"
import { fieldsOf } from "#server/http/fields.ts"
import { keepTicket } from "./ticket-cookies.ts"
import type { Visit, Wish } from "#server/routes/visit.ts"
import { askSlowLane } from "./slow-lane.ts"
import type { Snapshot } from "./status-snapshot.ts"
import { isWaiting, visitorOf } from "#server/routes/visitor.ts"

/** `POST /antre/gabung`: a number for a proof of work, and the pass at once while there is no line. */
export async function join(visit: Visit): Promise<true> {
  const { room, now } = visit
  const fields = await fieldsOf(visit)
  if (!fields) return true
  const wish = joinSchema.safeParse(fields)
  if (!wish.success)
    return replyInvalid(
      visit,
      wish.error.issues.map(({ path }) => String(path[0])),
    )
  const board = await room.board.latest()
  if (!board || !room.board.isFresh(now)) return replyBusy(visit)
  if (repliedAsBefore(visit, board, wish.data)) return true

  const { proof } = wish.data
  if (proof === undefined || proof === "") {
    if (!wantsJson(visit.request)) return askSlowLane(visit, board, wish.data)
    return reply(visit, { status: 428, body: { kind: "proof_required" }, to: "/antre" })
  }
  const verdict = checkProof(proof, now)
  if (verdict.kind !== "good") return replyInvalid(visit, ["proof"], "proof")
  return replyJoined(visit, board, await takeNumber(visit, board, wish.data, verdict))
}

/** One number from the database; one step further while nobody waits. */
export function takeNumber(
  { room, now }: Visit,
  board: Snapshot,
  { audience, seats }: Wish,
  { digest, expiresAt }: { digest: Buffer; expiresAt: Date },
): Promise<JoinAndEnterOutcome> {
  const request = { lineId: board.lines[audience].id, audience, seats, proof: { digest, expiresAt } }
  const { calm } = board.status.lines[audience]
  return calm ? room.deeds.joinAndEnter(request, now) : room.deeds.joinLine(request, now)
}

/** A second click, or a second tab, gets the place that it has. */
function repliedAsBefore(visit: Visit, board: Snapshot, wish: Wish): boolean {
  const visitor = visitorOf(visit, board)
  const isSame = (held: Wish) => held.audience === wish.audience && held.seats === wish.seats
  if (visitor.pass && isRunning(visitor.pass, visit.now) && isSame(visitor.pass)) {
    return reply(visit, { status: 200, body: { kind: "entered", to: "/daftar" }, to: "/daftar" })
  }
  if (!visitor.ticket || !isWaiting(visitor) || !isSame(visitor.ticket)) return false
  return reply(visit, { status: 200, body: joined(visitor.ticket, board), to: "/antre" })
}

/** With the status of the lines, so that the page shows at once where the number stands, without asking again. */
function joined({ number, audience, seats }: QueueTicket, { status }: Snapshot) {
  return { kind: "joined", number, audience, seats, status }
}

function replyJoined(visit: Visit, board: Snapshot, outcome: JoinAndEnterOutcome): true {
  switch (outcome.kind) {
    case "joined": {
      const cookies = keepTicket(visit, board, outcome.ticket)
      return reply(visit, { status: 200, body: joined(outcome.ticket, board), to: "/antre", cookies })
    }
    case "entered": {
      const cookies = keepTicket(visit, board, outcome.ticket, outcome.pass)
      return reply(visit, { status: 200, body: { kind: "entered", to: "/daftar" }, to: "/daftar", cookies })
    }
    case "spent":
      return reply(visit, { status: 409, body: { kind: "spent" }, to: "/antre?galat=spent" })
    case "not_open":
      return reply(visit, { status: 409, body: outcome, to: "/antre?galat=not_open" })
    default:
      return outcome satisfies never
  }
}

function replyInvalid(visit: Visit, fields: readonly string[], problem = "invalid"): true {
  const errors = Object.fromEntries(fields.map((field) => [field, "invalid"]))
  return reply(visit, { status: 422, body: { kind: "invalid", errors }, to: `/antre?galat=${problem}` })
}
