import type { ServerResponse } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { routes } from "#lib/kernel/routes.ts"
import { type Middleware, pathOf } from "#server/http/pipeline.ts"
import { forData } from "#server/http/security-headers.ts"

/** A database that takes longer than this to say "1" is no help to a visitor either. */
const READY_WITHIN_MS = 1_000

/**
 * `/healthz` says that the process lives, `/readyz` that it should be sent visitors: the database answers and the
 * server is not shutting down. Both are for load balancers and never cached.
 */
export function health(state: {
  isDatabaseReady: () => Promise<boolean>
  isDraining: () => boolean
}): Middleware {
  const sayReady = async (response: ServerResponse) => {
    const ready = await Promise.race([state.isDatabaseReady(), sleep(READY_WITHIN_MS, false, { ref: false })])
    return ready ? say(response, 200, "ok") : say(response, 503, "database unreachable")
  }
  return (request, response) => {
    const path = pathOf(request)
    if (path === routes.alive) return say(response, 200, "ok")
    if (path !== routes.ready) return false
    return state.isDraining() ? say(response, 503, "draining") : sayReady(response)
  }
}

function say(response: ServerResponse, status: number, text: string): true {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...forData }
  response.writeHead(status, headers)
  response.end(`${text}\n`)
  return true
}
