import { routes } from "#lib/kernel/routes.ts"
import { type Answer, scriptOrForm } from "#server/http/answer.ts"
import { clearedCookie } from "#server/http/cookies.ts"
import { busy } from "#server/routes/busy.ts"
import { freshSnapshot, type PostVisit } from "#server/routes/visit.ts"

/** `POST /antre/keluar`: forgets the queue number and gives the seats of an unused pass back. */
export async function leave(visit: PostVisit): Promise<Answer> {
  const { deps, incoming, request, now } = visit
  const { pass } = visit.visitor
  if (pass) {
    // With its cookie gone nobody could give the pass back any more.
    if (!freshSnapshot(visit)) return busy(request)
    await deps.commands.leaveLine(pass.passId, now)
  }
  const cookies = (["antrean", "giliran", "jalur_lambat"] as const).map((base) =>
    clearedCookie(incoming, base),
  )
  return scriptOrForm(request, { status: 200, body: { kind: "left" }, to: routes.home, cookies })
}
