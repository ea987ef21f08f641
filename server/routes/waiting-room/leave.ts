import { reply, replyBusy } from "#server/http/respond.ts"
import { clearedCookie } from "#server/http/cookies.ts"
import { fieldsOf } from "#server/http/fields.ts"
import type { Visit } from "#server/routes/visit.ts"
import { visitorOf } from "#server/routes/visitor.ts"

/** `POST /antre/keluar`: forgets the ticket and gives the seats of an unused pass back. */
export async function leave(visit: Visit): Promise<true> {
  const { room, request, now } = visit
  if (!(await fieldsOf(visit))) return true
  const board = await room.board.latest()
  const { pass } = visitorOf(visit, board)
  if (pass) {
    // With its cookie gone nobody could give the pass back any more.
    if (!room.board.isFresh(now)) return replyBusy(visit)
    await room.deeds.leaveLine(pass.passId, now)
  }
  const cookies = (["antrean", "giliran", "jalur_lambat"] as const).map((base) =>
    clearedCookie(request, base),
  )
  return reply(visit, { status: 200, body: { kind: "left" }, to: "/", cookies })
}
