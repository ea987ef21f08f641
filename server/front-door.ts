import type { RequestListener } from "node:http"
import { holdsSession } from "#lib/identity/session-token.ts"
import type { WorkerLoad } from "#lib/waiting-room/types.ts"
import type { Clock } from "#platform/clock.ts"
import type { Env } from "#platform/env.ts"
import { logUnexpected } from "#platform/log.ts"
import { workerId } from "#platform/worker-id.ts"
import { concurrencyLimiter } from "./admission/concurrency-limiter.ts"
import { overloaded } from "./admission/overloaded.ts"
import { requestClassOf } from "./admission/request-class.ts"
import { limits } from "./admission/request-limits.ts"
import { timeSlicing } from "./admission/time-slicing.ts"
import { forwarded } from "./http/forwarded.ts"
import { localeOf } from "./http/locale.ts"
import { minimalPage } from "./http/minimal-page.ts"
import { sameOrigin } from "./http/origin.ts"
import { type Middleware, pipeline } from "./http/pipeline.ts"
import { securityHeaders } from "./http/security-headers.ts"
import { inlineScripts } from "./page-cache/inline-scripts.ts"
import type { NextHandler } from "./page-cache/inner-request.ts"
import { openPageCache } from "./page-cache/page-cache.ts"
import { assets } from "./routes/assets.ts"
import { health } from "./routes/health.ts"
import { showTicket } from "./routes/registration/show-ticket.ts"
import { router } from "./routes/router.ts"
import { runningPass, turnsGoFirst } from "./routes/visitor.ts"

export interface FrontDoorOptions {
  readonly next: NextHandler
  /** The folder of the project. */
  readonly dir: string
  readonly dev: boolean
  readonly isDraining: () => boolean
  readonly clock: Clock
  readonly env: Env
}

export interface FrontDoor {
  readonly onRequest: RequestListener
  /** Begins to read the status snapshot of the waiting room. */
  open(): void
  /** Whether nobody has visited for half a minute. */
  isIdle(): boolean
  /** What this process carries at a moment, for the background work to tell the others. */
  load(now: Date): WorkerLoad
}

/** The whole way of a request, from the socket to Next. Each middleware answers or leaves it to the next one. */
export function frontDoor({ next, dir, dev, isDraining, clock, env }: FrontDoorOptions): FrontDoor {
  const now = () => clock.now()
  const limiter = concurrencyLimiter({
    requestClassOf: requestClassOf({
      hasPass: (incoming) => runningPass(incoming, now()) !== null,
      hasSession: ({ cookies }) => holdsSession(cookies),
      now,
    }),
    overloaded: ({ request }) => overloaded(request),
  })
  const { status, routes, snapshots, recentlyTurnedAway } = router({ limiter, now })
  const isKnownCampaign = (slug: string) => {
    const known = snapshots.latest()
    return !(known instanceof Promise) && known?.named(slug) !== undefined
  }
  const pages = openPageCache({ next, dev, inlineScript: inlineScripts({ dir, dev }), isKnownCampaign })
  const slicing = timeSlicing({ goesFirst: turnsGoFirst(now) })
  const middlewares: readonly Middleware[] = [
    slicing.reads,
    status,
    health(() => (isDraining() ? "draining" : snapshots.readiness(now()))),
    forwarded(env.TRUSTED_PROXIES, env.PUBLIC_URL),
    securityHeaders,
    limits(),
    sameOrigin(env.PUBLIC_URL),
    slicing.posts,
    routes,
    showTicket(now, snapshots),
    assets({ dir, dev }),
    pages.middleware,
    limiter.guard(pages.forward),
  ]

  return {
    onRequest: pipeline(middlewares, {
      renderPage: pages.render,
      onError: ({ request }, error) => {
        logUnexpected("front door", error)
        return minimalPage(localeOf(request), 500, "failed")
      },
    }),
    open: () => snapshots.start(),
    isIdle: () => snapshots.isIdle(),
    load: (moment) => {
      return {
        workerId: workerId(),
        ...limiter.load(),
        calledWithoutSeat: recentlyTurnedAway.waiting(moment),
      }
    },
  }
}
