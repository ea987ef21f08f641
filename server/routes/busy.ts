import type { IncomingMessage } from "node:http"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import { type Content, scriptOrForm } from "#server/http/answer.ts"

/** Seconds after which a client that was told "busy" asks again. */
export const RETRY_AFTER_S = 5

/** The database is away or too slow: nothing was given, and nothing is lost by asking again. */
export function busy(request: IncomingMessage): Content {
  return scriptOrForm(request, {
    status: 503,
    body: { kind: "busy", retryAfter: RETRY_AFTER_S },
    to: withQuery(routes.waiting, { problem: "busy" }),
    headers: { "retry-after": String(RETRY_AFTER_S) },
  })
}
