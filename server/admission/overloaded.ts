import type { IncomingMessage } from "node:http"
import { routes } from "#lib/kernel/routes.ts"
import { type Answer, json } from "#server/http/answer.ts"
import { isForPerson } from "#server/http/fetch-metadata.ts"
import { localeOf } from "#server/http/locale.ts"
import { minimalPage } from "#server/http/minimal-page.ts"

/** Between these, at random, so that those who were sent away together do not come back together. In seconds. */
const SOONEST = 5
const LATEST = 15

/** "Busy", for a request for which there is no place: the page `/ramai` for a person, JSON for a script. Never cached. */
export function overloaded(request: IncomingMessage): Answer {
  const retryAfter = SOONEST + Math.floor(Math.random() * (LATEST - SOONEST + 1))
  const headers = { "retry-after": String(retryAfter), "cache-control": "no-store" }
  if (!isForPerson(request)) return json(503, { kind: "busy", retryAfter }, { headers })
  // A form that was sent must be sent again by its person: a page that only reloads would lose it.
  if (request.method === "POST") return minimalPage(localeOf(request), 503, "sendAgain", headers)
  return { kind: "page", path: routes.busy, status: 503, headers }
}
