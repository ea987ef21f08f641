import { routes } from "#lib/kernel/routes.ts"
import { type Answer, scriptOrForm } from "#server/http/answer.ts"
import { busy } from "#server/routes/busy.ts"
import { freshSnapshot, type PostVisit } from "#server/routes/visit.ts"
import { clearInvalidCookies } from "#server/routes/visitor.ts"
import { passCookie } from "./queue-number-cookies.ts"

/** `POST /antre/perpanjang`: the one extension of a pass. */
export async function extend(visit: PostVisit): Promise<Answer> {
  const { deps, incoming, request, visitor, now } = visit
  const snapshot = freshSnapshot(visit)
  if (!snapshot) return busy(request)
  const over = { status: 200, body: { kind: "pass_over" }, to: routes.registration }
  if (!visitor.pass)
    return scriptOrForm(request, { ...over, cookies: clearInvalidCookies(incoming, visitor) })

  const outcome = await deps.commands.extendPass(visitor.pass.passId, now)
  switch (outcome.kind) {
    case "extended":
    case "already_extended": {
      const { kind, pass } = outcome
      return scriptOrForm(request, {
        status: 200,
        body: { kind, expiresAt: pass.expiresAt.toISOString() },
        to: routes.registration,
        cookies: [passCookie(incoming, snapshot, pass)],
      })
    }
    case "pass_over":
      return scriptOrForm(request, over)
    default:
      return outcome satisfies never
  }
}
