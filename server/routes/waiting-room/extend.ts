import { routes } from "#lib/kernel/routes.ts"
import { fieldsOf } from "#server/http/fields.ts"
import { reply, replyBusy } from "#server/http/respond.ts"
import type { Visit } from "#server/routes/visit.ts"
import { clearInvalidCookies, visitorOf } from "#server/routes/visitor.ts"
import { passCookie } from "./ticket-cookies.ts"

/** `POST /antre/perpanjang`: the one extension of a pass. */
export async function extend(visit: Visit): Promise<true> {
  const { deps, now } = visit
  if (!(await fieldsOf(visit))) return true
  const snapshot = await deps.snapshot.latest()
  if (!snapshot || !deps.snapshot.isFresh(now)) return replyBusy(visit)
  const visitor = visitorOf(visit, snapshot)
  const over = { status: 200, body: { kind: "pass_over" }, to: routes.registration }
  if (!visitor.pass) return reply(visit, { ...over, cookies: clearInvalidCookies(visit, visitor) })

  const outcome = await deps.commands.extendPass(visitor.pass.passId, now)
  switch (outcome.kind) {
    case "extended":
    case "already_extended": {
      const { kind, pass } = outcome
      const body = { kind, expiresAt: pass.expiresAt.toISOString() }
      return reply(visit, {
        status: 200,
        body,
        to: routes.registration,
        cookies: [passCookie(visit, snapshot, pass)],
      })
    }
    case "pass_over":
      return reply(visit, over)
    default:
      return outcome satisfies never
  }
}
