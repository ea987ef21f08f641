import { routes } from "#lib/kernel/routes.ts"
import { type Answer, scriptOrForm } from "#server/http/answer.ts"
import { busy } from "#server/routes/busy.ts"
import { freshSnapshot, type PostVisit } from "#server/routes/visit.ts"
import { clearedPlaceCookie } from "./queue-number-cookies.ts"

/** `POST /antre/keluar`: forgets the queue number and gives the seats of an unused pass back. */
export async function leave(visit: PostVisit): Promise<Answer> {
  const { deps, incoming, request, snapshot, now } = visit
  const { pass } = visit.visitor
  if (pass) {
    // With its cookie gone nobody could give the pass back any more.
    if (!freshSnapshot(visit)) return busy(request)
    await deps.commands.leaveLine(pass.passId, now)
  }
  // Without a snapshot it is not known whose campaign the cookies are of.
  if (!snapshot) return busy(request)
  const cookies = (["antrean", "giliran", "jalur_lambat"] as const).map((base) =>
    clearedPlaceCookie(incoming, base, snapshot),
  )
  return scriptOrForm(request, { status: 200, body: { kind: "left" }, to: routes.home, cookies })
}
