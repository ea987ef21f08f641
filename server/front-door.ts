import type { IncomingMessage, RequestListener } from "node:http"
import { hostname } from "node:os"
import { join } from "node:path"
import { answering } from "#platform/response-context.ts"
import type { Clock } from "#platform/clock.ts"
import type { Env } from "#platform/env.ts"
import { logSurprise } from "#platform/log.ts"
import { isDatabaseReady } from "#db/is-ready.ts"
import { keepPace } from "#lib/waiting-room/commands/advance-queue.ts"
import { noteLoad } from "#lib/waiting-room/commands/note-load.ts"
import { serveWaitlist } from "#lib/waitlist/commands/serve-waitlist.ts"
import { listWaitlistedLines } from "#lib/waitlist/queries.ts"
import { shed } from "#messages/id/overload.ts"
import { forwarded } from "./http/forwarded.ts"
import { health } from "./routes/health.ts"
import { assets } from "./routes/assets.ts"
import type { NextHandler } from "./page-cache/inner-request.ts"
import { openPageCache } from "./page-cache/page-cache.ts"
import { smallScripts } from "./page-cache/inline-scripts.ts"
import { securityHeaders } from "./http/security-headers.ts"
import { busyAnswer } from "./admission/overloaded.ts"
import { sayCalmly } from "./http/minimal-page.ts"
import { openGate } from "./admission/concurrency-gate.ts"
import { laneOf } from "./admission/request-class.ts"
import { limits } from "./admission/request-limits.ts"
import { slices } from "./admission/time-slicing.ts"
import { answer, type Stage } from "./http/pipeline.ts"
import { ticketPage } from "./routes/registration/show-ticket.ts"
import { waitingRoom } from "./routes/router.ts"
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
  /** Begins to read the board of the waiting room. */
  open(): void
  /** Once a second: tells the others what this process carries, and keeps the pace if it is elected. */
  beat(now: Date): Promise<void>
}

/** The whole way of a request, from the socket to Next. Each stage answers or passes on to the one below. */
export function frontDoor({ next, dir, dev, isDraining, clock, env }: FrontDoorOptions): FrontDoor {
  const now = () => clock.now()
  const hasPass = (request: IncomingMessage) => runningPass(request, now()) !== null
  const pages = openPageCache({ next, dev, small: smallScripts(join(dir, "browser"), dev) })
  const busy = busyAnswer(pages)
  const gate = openGate({ laneOf: laneOf({ hasPass, now }), busyAnswer: busy })
  const room = waitingRoom({ pages, gate, now })
  const render: Stage = async (request, response) => {
    // So that an action can set a cookie without Next rendering its page once more.
    await answering(response, () => next(request, response))
    return true
  }

  const inTurn = slices({ goesFirst: turnsGoFirst(now) })
  const stages: readonly Stage[] = [
    inTurn.reads,
    room.status,
    health({ isDatabaseReady, isDraining }),
    forwarded(env.TRUSTED_PROXIES, env.PUBLIC_URL),
    securityHeaders,
    limits(),
    inTurn.posts,
    room.stage,
    ticketPage({ pages, busyAnswer: busy, now }),
    assets({ dir, dev }),
    pages.stage,
    gate.guard(render),
  ]

  return {
    onRequest: (request, response) => {
      answer(stages, request, response, (error) => {
        logSurprise("front door", error)
        if (response.headersSent) response.destroy()
        else sayCalmly(request, response, 500, shed.failed)
      })
    },
    open: () => room.board.start(),
    beat: async (moment) => {
      const { resident, outside_city } = room.doorStep.waiting(moment)
      const atDoor = { atDoorResident: resident, atDoorOutsideCity: outside_city }
      await noteLoad({ workerId: `${hostname()}:${process.pid}`, ...gate.load(), ...atDoor }, moment)
      // First the waiting list: who left a form was there before who is called now.
      const served = await Promise.allSettled(
        (await listWaitlistedLines()).map((lineId) => serveWaitlist(lineId, moment)),
      )
      await keepPace(now())
      const failed = served.find((one) => one.status === "rejected")
      if (failed) throw failed.reason
    },
  }
}
