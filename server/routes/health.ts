import { routes } from "#lib/kernel/routes.ts"
import { plainText } from "#server/http/answer.ts"
import { CONTINUE, type Middleware } from "#server/http/pipeline.ts"
import { forData } from "#server/http/security-headers.ts"

/** Why a load balancer should send nobody here, in words for its operator; `ready` otherwise. */
export type Readiness = "ready" | "database unreachable" | "draining"

/**
 * `/healthz` says that the process lives, `/readyz` that it should be sent visitors. Both are answered from what the process
 * knows: a check never waits behind the crowd, and a machine that is only busy stays in. For load balancers, never cached.
 */
export function health(readiness: () => Readiness): Middleware {
  return ({ path }) => {
    if (path === routes.alive) return plainText(200, "ok", forData)
    if (path !== routes.ready) return CONTINUE
    const state = readiness()
    return state === "ready" ? plainText(200, "ok", forData) : plainText(503, state, forData)
  }
}
