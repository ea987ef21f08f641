import { ticketCodeIn } from "#lib/kernel/routes.ts"
import { loadTicket } from "#lib/registration/loaders.ts"
import { ticketPage } from "#lib/registration/page.ts"
import { logUnexpected } from "#platform/log.ts"
import { overloaded } from "#server/admission/overloaded.ts"
import { type Answer, refusal } from "#server/http/answer.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { localeOf } from "#server/http/locale.ts"
import { CONTINUE, type Middleware } from "#server/http/pipeline.ts"
import { runningPass } from "#server/routes/visitor.ts"
import type { SnapshotSource } from "#server/routes/waiting-room/status-snapshot.ts"
import { ticketPlaceholders } from "./ticket-placeholders.ts"

/**
 * `GET /tiket/CODE`: one cached page with this ticket in it. Everybody who registers looks at it at once, and Next would
 * take six times as long to render it as to register them. What is posted there is for Next.
 */
export function showTicket(now: () => Date, snapshots: Pick<SnapshotSource, "latest">): Middleware {
  return (incoming) => {
    const code = ticketCodeIn(incoming.path)
    if (code === undefined || !incoming.isRead) return CONTINUE
    if (isRouterRequest(incoming.request, incoming.query)) return refusal(204)
    return ticketOf(code, incoming, now(), snapshots)
  }
}

async function ticketOf(
  code: string,
  incoming: Incoming,
  now: Date,
  snapshots: Pick<SnapshotSource, "latest">,
): Promise<Answer> {
  try {
    const [ticket, known] = await Promise.all([loadTicket(code), snapshots.latest()])
    const pass = runningPass(incoming, now)
    // A turn in another campaign registers nobody in this one.
    const isHere = pass && (!known || known.ofLine(pass.lineId)?.slug === ticket?.campaign.slug)
    return {
      kind: "page",
      path: ticketPage.path,
      status: ticket ? 200 : 404,
      placeholders: ticketPlaceholders(ticket, {
        turn: isHere ? pass : null,
        locale: localeOf(incoming.request),
        problem: ticketPage.problemIn(incoming.query),
      }),
    }
  } catch (error) {
    logUnexpected("ticket", error)
    return overloaded(incoming.request)
  }
}
