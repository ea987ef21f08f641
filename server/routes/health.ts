import { setTimeout as sleep } from "node:timers/promises"
import { routes } from "#lib/kernel/routes.ts"
import { type Content, plainText } from "#server/http/answer.ts"
import { CONTINUE, type Middleware } from "#server/http/pipeline.ts"
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
  const readiness = async (): Promise<Content> => {
    const ready = await Promise.race([state.isDatabaseReady(), sleep(READY_WITHIN_MS, false, { ref: false })])
    return ready ? plainText(200, "ok", forData) : plainText(503, "database unreachable", forData)
  }
  return ({ path }) => {
    if (path === routes.alive) return plainText(200, "ok", forData)
    if (path !== routes.ready) return CONTINUE
    return state.isDraining() ? plainText(503, "draining", forData) : readiness()
  }
}
