import { reply, replyBusy } from "#server/http/respond.ts"
import { fieldsOf } from "#server/http/fields.ts"
import { keepPass } from "./ticket-cookies.ts"
import type { Visit } from "#server/routes/visit.ts"
import { clearSpoilt, visitorOf } from "#server/routes/visitor.ts"

/** `POST /antre/perpanjang`: the one extension of a pass. */
export async function extend(visit: Visit): Promise<true> {
  const { room, now } = visit
  if (!(await fieldsOf(visit))) return true
  const board = await room.board.latest()
  if (!board || !room.board.isFresh(now)) return replyBusy(visit)
  const visitor = visitorOf(visit, board)
  const over = { status: 200, body: { kind: "pass_over" }, to: "/daftar" }
  if (!visitor.pass) return reply(visit, { ...over, cookies: clearSpoilt(visit, visitor) })

  const outcome = await room.deeds.extendPass(visitor.pass.passId, now)
  switch (outcome.kind) {
    case "extended":
    case "already_extended": {
      const { kind, pass } = outcome
      const body = { kind, expiresAt: pass.expiresAt.toISOString() }
      return reply(visit, { status: 200, body, to: "/daftar", cookies: [keepPass(visit, board, pass)] })
    }
    case "pass_over":
      return reply(visit, over)
    default:
      return outcome satisfies never
  }
}
