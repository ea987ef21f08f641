import { formPages, waitlistSheet } from "#lib/kernel/routes.ts"
import { env } from "#platform/env.ts"
import { logSurprise } from "#platform/log.ts"
import { readBoard } from "#lib/waiting-room/queries.ts"
import type { Board } from "#lib/waiting-room/types.ts"
import { pathOf, type Stage } from "#server/http/pipeline.ts"
import { refuse, replyBusy } from "#server/http/respond.ts"
import { type Deeds, deeds as realDeeds } from "./waiting-room/commands.ts"
import { type DoorStep, doorStep } from "./waiting-room/recently-turned-away.ts"
import { showDraw } from "./waiting-room/show-draw.ts"
import { enter } from "./waiting-room/enter.ts"
import { extend } from "./waiting-room/extend.ts"
import { showForm } from "./registration/show-form.ts"
import { handChallenge } from "./waiting-room/get-challenge.ts"
import { join } from "./waiting-room/join.ts"
import { leave } from "./waiting-room/leave.ts"
import { showPage } from "./waiting-room/show-waiting.ts"
import { prices } from "#server/proof-of-work/pricing.ts"
import type { Pages, Room, Visit } from "./visit.ts"
import { STATUS, status } from "./waiting-room/get-status.ts"
import { type StatusBoard, statusBoard } from "./waiting-room/status-snapshot.ts"
import { showWaitlist, showWaitlistForm } from "./waitlist/show-waitlist.ts"

/** Answers whatever comes. */
type Handler = (visit: Visit) => true | Promise<true>

/** The waiting room, whole. `GET` answers `HEAD` too. */
const routes = new Map<string, { GET?: Handler; POST?: Handler }>([
  [STATUS, {}],
  ["/antre", { GET: showPage }],
  ["/antre/undian", { GET: showDraw }],
  ["/antre/tantangan", { GET: handChallenge }],
  ["/antre/gabung", { POST: join }],
  ["/antre/masuk", { POST: enter }],
  ["/antre/perpanjang", { POST: extend }],
  ["/antre/keluar", { POST: leave }],
  ["/daftar", { GET: showForm }],
  [waitlistSheet, { GET: showWaitlist }],
  ["/daftar-tunggu/formulir", { GET: showWaitlistForm }],
])

/** Posted to Next: what was typed is decided there, whatever became of the pass or number. */
const isPosted = (path: string) => formPages.includes(path) || path === waitlistSheet

export interface WaitingRoomOptions {
  readonly pages: Pages
  readonly gate: { busy(): number }
  /** The clock of the process. */
  readonly now: () => Date
  /** For tests that need no database. */
  readonly deeds?: Deeds
  readonly read?: (now: Date) => Promise<Board>
}

export interface WaitingRoom {
  readonly status: Stage
  readonly stage: Stage
  /** The board that everything is answered from: to be started and stopped. */
  readonly board: StatusBoard
  readonly doorStep: DoorStep
}

/** The second stage of the front door: the line, its pages and the gate of the form. */
export function waitingRoom(options: WaitingRoomOptions): WaitingRoom {
  const { pages, gate, now, deeds = realDeeds, read = readBoard } = options
  const board = statusBoard(read, now)
  const room: Room = {
    board,
    deeds,
    pages,
    prices: prices(gate, env().HELP_DESK_NETWORKS),
    doorStep: doorStep(),
  }

  const stage: Stage = (request, response) => {
    const path = pathOf(request)
    const route = routes.get(path)
    if (!route) return false
    const method = request.method === "HEAD" ? "GET" : request.method
    const handler = method === "GET" || method === "POST" ? route[method] : undefined
    if (!handler && isPosted(path)) return false

    const query = new URLSearchParams(request.url?.slice(path.length))
    const visit: Visit = { room, request, response, query, now: now() }
    if (!handler) return refuse(visit, 405, { allow: route.POST ? "POST" : "GET, HEAD" })
    return answered(visit, handler)
  }
  return { status: status(board, env().PUBLIC_URL), stage, board, doorStep: room.doorStep }
}

/**
 * A surprise in here is nearly always the database: nothing was given, and the way back is to ask again. The pages of
 * the line need no database; what hinders them is for the front door to tell.
 */
function answered(visit: Visit, handler: Handler): true | Promise<true> {
  const failed = (error: unknown): true => {
    const { request, response } = visit
    if (response.headersSent || (request.method !== "POST" && !isPosted(pathOf(request)))) throw error
    logSurprise("waiting room", error)
    return replyBusy(visit)
  }
  try {
    const answering = handler(visit)
    return answering === true ? true : answering.catch(failed)
  } catch (error) {
    return failed(error)
  }
}
