import { formPages, routes } from "#lib/kernel/routes.ts"
import { readStatusSnapshot } from "#lib/waiting-room/queries.ts"
import type { StatusSnapshot } from "#lib/waiting-room/types.ts"
import { env } from "#platform/env.ts"
import { logUnexpected } from "#platform/log.ts"
import { type Middleware, pathOf } from "#server/http/pipeline.ts"
import { refuse, replyBusy } from "#server/http/respond.ts"
import { pricing } from "#server/proof-of-work/pricing.ts"
import { showForm } from "./registration/show-form.ts"
import type { Pages, RouteDependencies, Visit } from "./visit.ts"
import { type WaitingRoomCommands, commands as waitingRoomCommands } from "./waiting-room/commands.ts"
import { enter } from "./waiting-room/enter.ts"
import { extend } from "./waiting-room/extend.ts"
import { getChallenge } from "./waiting-room/get-challenge.ts"
import { STATUS, status } from "./waiting-room/get-status.ts"
import { join } from "./waiting-room/join.ts"
import { leave } from "./waiting-room/leave.ts"
import { type RecentlyTurnedAway, recentlyTurnedAway } from "./waiting-room/recently-turned-away.ts"
import { showDraw } from "./waiting-room/show-draw.ts"
import { showPage } from "./waiting-room/show-waiting.ts"
import { type SnapshotSource, snapshotSource } from "./waiting-room/status-snapshot.ts"
import { showWaitlist, showWaitlistForm } from "./waitlist/show-waitlist.ts"

/** Answers whatever comes. */
type Handler = (visit: Visit) => true | Promise<true>

/** The waiting room, whole. `GET` answers `HEAD` too. */
const handlers = new Map<string, { GET?: Handler; POST?: Handler }>([
  [STATUS, {}],
  [routes.waiting, { GET: showPage }],
  [routes.draw, { GET: showDraw }],
  [routes.challenge, { GET: getChallenge }],
  [routes.join, { POST: join }],
  [routes.enter, { POST: enter }],
  [routes.extendPass, { POST: extend }],
  [routes.leave, { POST: leave }],
  [routes.registration, { GET: showForm }],
  [routes.waitlist, { GET: showWaitlist }],
  [routes.waitlistForm, { GET: showWaitlistForm }],
])

/** Posted to Next: what was typed is decided there, whatever became of the pass or number. */
const isPosted = (path: string) => formPages.includes(path) || path === routes.waitlist

export interface WaitingRoomOptions {
  readonly pages: Pages
  readonly limiter: { busy(): number }
  /** The clock of the process. */
  readonly now: () => Date
  /** For tests that need no database. */
  readonly commands?: WaitingRoomCommands
  readonly read?: (now: Date) => Promise<StatusSnapshot>
}

export interface WaitingRoom {
  readonly status: Middleware
  readonly stage: Middleware
  /** The board that everything is answered from: to be started and stopped. */
  readonly snapshot: SnapshotSource
  readonly recentlyTurnedAway: RecentlyTurnedAway
}

/** The second stage of the front door: the line, its pages and the gate of the form. */
export function waitingRoom(options: WaitingRoomOptions): WaitingRoom {
  const { pages, limiter, now, commands = waitingRoomCommands, read = readStatusSnapshot } = options
  const snapshot = snapshotSource(read, now)
  const deps: RouteDependencies = {
    snapshot,
    commands,
    pages,
    pricing: pricing(limiter, env().HELP_DESK_NETWORKS),
    recentlyTurnedAway: recentlyTurnedAway(),
  }

  const stage: Middleware = (request, response) => {
    const path = pathOf(request)
    const route = handlers.get(path)
    if (!route) return false
    const method = request.method === "HEAD" ? "GET" : request.method
    const handler = method === "GET" || method === "POST" ? route[method] : undefined
    if (!handler && isPosted(path)) return false

    const query = new URLSearchParams(request.url?.slice(path.length))
    const visit: Visit = { deps, request, response, query, now: now() }
    if (!handler) return refuse(visit, 405, { allow: route.POST ? "POST" : "GET, HEAD" })
    return answered(visit, handler)
  }
  return {
    status: status(snapshot, env().PUBLIC_URL),
    stage,
    snapshot,
    recentlyTurnedAway: deps.recentlyTurnedAway,
  }
}

/**
 * A surprise in here is nearly always the database: nothing was given, and the way back is to ask again. The pages of
 * the line need no database; what hinders them is for the front door to tell.
 */
function answered(visit: Visit, handler: Handler): true | Promise<true> {
  const failed = (error: unknown): true => {
    const { request, response } = visit
    if (response.headersSent || (request.method !== "POST" && !isPosted(pathOf(request)))) throw error
    logUnexpected("waiting room", error)
    return replyBusy(visit)
  }
  try {
    const answering = handler(visit)
    return answering === true ? true : answering.catch(failed)
  } catch (error) {
    return failed(error)
  }
}
