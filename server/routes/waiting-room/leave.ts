import { routes } from "#lib/kernel/routes.ts"
import { clearedCookie } from "#server/http/cookies.ts"
import { fieldsOf } from "#server/http/fields.ts"
import { reply, replyBusy } from "#server/http/respond.ts"
import type { Visit } from "#server/routes/visit.ts"
import { visitorOf } from "#server/routes/visitor.ts"

/** `POST /antre/keluar`: forgets the ticket and gives the seats of an unused pass back. */
export async function leave(visit: Visit): Promise<true> {
  const { deps, request, now } = visit
  if (!(await fieldsOf(visit))) return true
  const snapshot = await deps.snapshot.latest()
  const { pass } = visitorOf(visit, snapshot)
  if (pass) {
    // With its cookie gone nobody could give the pass back any more.
    if (!deps.snapshot.isFresh(now)) return replyBusy(visit)
    await deps.commands.leaveLine(pass.passId, now)
  }
  const cookies = (["antrean", "giliran", "jalur_lambat"] as const).map((base) =>
    clearedCookie(request, base),
  )
  return reply(visit, { status: 200, body: { kind: "left" }, to: routes.home, cookies })
}
