import { ticketCodeIn } from "#lib/kernel/routes.ts"
import { loadTicket } from "#lib/registration/loaders.ts"
import { ticketPage } from "#lib/registration/page.ts"
import { logUnexpected } from "#platform/log.ts"
import type { OverloadedAnswer } from "#server/admission/overloaded.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import { localeOf } from "#server/http/locale.ts"
import { type Middleware, pathOf } from "#server/http/pipeline.ts"
import { refuse } from "#server/http/respond.ts"
import type { PageCache } from "#server/page-cache/page-cache.ts"
import { runningPass } from "#server/routes/visitor.ts"
import { ticketPlaceholders } from "./ticket-placeholders.ts"

export interface TicketOptions {
  readonly pages: Pick<PageCache, "serve">
  readonly overloadedAnswer: OverloadedAnswer
  readonly now: () => Date
}

/**
 * `GET /tiket/CODE`: one kept page with this ticket in it. Everybody who registers looks at it at once, and Next would
 * take six times as long to render it as to register them. What is posted there is for Next.
 */
export function showTicket({ pages, overloadedAnswer, now }: TicketOptions): Middleware {
  return (request, response) => {
    const path = pathOf(request)
    const code = ticketCodeIn(path)
    if (code === undefined || (request.method !== "GET" && request.method !== "HEAD")) return false
    const query = new URLSearchParams(request.url?.slice(path.length))
    if (isRouterRequest(request, query)) return refuse({ response }, 204)

    return loadTicket(code).then(
      async (ticket) => {
        await pages.serve(request, response, {
          path: ticketPage.path,
          status: ticket ? 200 : 404,
          placeholders: ticketPlaceholders(ticket, {
            turn: runningPass(request, now()),
            locale: localeOf(request),
            problem: ticketPage.problemIn(query),
          }),
        })
        return true
      },
      async (error) => {
        logUnexpected("ticket", error)
        await overloadedAnswer(request, response)
        return true
      },
    )
  }
}
