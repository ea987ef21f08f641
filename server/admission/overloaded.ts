import type { IncomingMessage, ServerResponse } from "node:http"
import { routes } from "#lib/kernel/routes.ts"
import { sendMinimalPage } from "#server/http/minimal-page.ts"

/** A page of the crowd, as far as the page cache can give it. */
interface Pages {
  serve(
    request: IncomingMessage,
    response: ServerResponse,
    page: { path: string; status: number; headers: Record<string, string> },
  ): Promise<void>
}

/** Between these, at random, so that those who were sent away together do not come back together. In seconds. */
const SOONEST = 5
const LATEST = 15

/** The answer to a request for which there was no room. Never cached. */
export type OverloadedAnswer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Says "busy": the page `/ramai` to a person, JSON to a script. */
export function overloadedAnswer(pages: Pages): OverloadedAnswer {
  return async (request, response) => {
    const retryAfter = SOONEST + Math.floor(Math.random() * (LATEST - SOONEST + 1))
    const headers = { "retry-after": String(retryAfter), "cache-control": "no-store" }
    if (!isForPerson(request)) return sayJson(response, 503, { kind: "busy", retryAfter }, headers)
    // A form that was sent must be sent again by its person: a page that only reloads would lose it.
    if (request.method === "POST") return sendMinimalPage(request, response, 503, "sendAgain", headers)
    await pages.serve(request, response, { path: routes.busy, status: 503, headers })
  }
}

/** Whether somebody will look at the answer: a page that is opened or a form that is sent, not a script's request. */
export function isForPerson({ headers }: IncomingMessage): boolean {
  const mode = headers["sec-fetch-mode"]
  const scripted = headers["next-action"] !== undefined || headers.rsc !== undefined
  if (scripted || (mode !== undefined && mode !== "navigate")) return false
  return headers.accept?.includes("text/html") ?? false
}

export function sayJson(
  response: ServerResponse,
  status: number,
  body: { kind: string } & Record<string, unknown>,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    "cache-control": "no-store",
    ...headers,
    "content-type": "application/json",
    "content-length": bytes.length,
  })
  response.end(bytes)
}
