import type { IncomingMessage, ServerResponse } from "node:http"
import { routes, withQuery } from "#lib/kernel/routes.ts"
import type { Visit } from "#server/routes/visit.ts"

/** Seconds after which somebody who was told "busy" asks again. */
const RETRY_AFTER_S = 5

interface Answer {
  readonly status: number
  /** For a script. */
  readonly body: { readonly kind: string } & Readonly<Record<string, unknown>>
  /** For a form without one: where its browser goes. */
  readonly to: string
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[]
}

/** One outcome in the two languages of the waiting room: JSON for scripts, a redirect for plain forms. Says `true`. */
export function reply({ request, response }: Visit, { status, body, to, cookies = [] }: Answer): true {
  response.setHeader("cache-control", "no-store")
  if (cookies.length > 0) response.setHeader("set-cookie", [...cookies])
  if (!wantsJson(request)) {
    response.writeHead(303, { location: to })
    response.end()
    return true
  }
  const json = JSON.stringify(body)
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(json),
  })
  // As text: Node writes it in one piece with the head.
  response.end(json)
  return true
}

export function redirect({ response }: Visit, to: string, cookies: readonly string[] = []): true {
  if (cookies.length > 0) response.setHeader("set-cookie", [...cookies])
  response.writeHead(303, { location: to, "cache-control": "no-store" })
  response.end()
  return true
}

/** The database is away or too slow: nothing was given, and nothing is lost by asking again. */
export function replyBusy(visit: Visit): true {
  visit.response.setHeader("retry-after", RETRY_AFTER_S)
  return reply(visit, {
    status: 503,
    body: { kind: "busy", retryAfter: RETRY_AFTER_S },
    to: withQuery(routes.waiting, { problem: "busy" }),
  })
}

/** For scripts only, whatever they say they accept. */
export function refuseBusy(response: ServerResponse): true {
  return refuse({ response }, 503, { "retry-after": String(RETRY_AFTER_S) })
}

/** For requests that no page of ours makes. */
export function refuse(
  { response }: Pick<Visit, "response">,
  status: number,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { ...headers, "cache-control": "no-store", "content-length": 0 })
  response.end()
  return true
}

export function wantsJson({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("application/json") ?? false
}
