import type { IncomingMessage, ServerResponse } from "node:http"
import { shortTurns } from "#platform/event-loop.ts"
import { beforeHead } from "#server/http/on-headers.ts"
import type { Stage } from "#server/http/pipeline.ts"
import { adaptiveLimit, type Bounds, eventLoopUtilization } from "./adaptive-limit.ts"
import type { Busy } from "./overloaded.ts"
import { recentLatencies } from "./recent-latencies.ts"
import { type Lane, waitingLanes } from "./priority-queue.ts"

export interface GateLoad {
  /** Requests inside Next now. */
  readonly inFlight: number
  /** Requests that wait for a place, and those of them that holders of a turn have sent. */
  readonly queued: number
  readonly queuedDeeds: number
  /** The same of requests that were sent away since the process started. */
  readonly shed: number
  readonly shedDeeds: number
  /** How many may be inside at once, at this moment. */
  readonly limit: number
  /** 95th percentile of the last second's times from entering to the first byte. In milliseconds. */
  readonly latencyMs: number
}

export interface Gate {
  /** Lets requests into `inner` a few at a time. */
  guard(inner: Stage): Stage
  load(): GateLoad
  /** 0: nobody inside. 1: residents wait. */
  busy(): number
}

interface GateOptions {
  readonly laneOf: (request: IncomingMessage) => Lane
  readonly busyAnswer: Busy
  /** Milliseconds, from any start. */
  readonly clock?: () => number
  readonly limit?: Bounds
  readonly maxAgeMs?: Readonly<Record<Lane, number>>
  readonly maxLength?: Readonly<Record<Lane, number>>
  readonly holdMs?: number
}

/** Measured (docs/operating.md). At the start, residents have a hundred and twenty places, thirteen of them for pages. */
const LIMIT = { floor: 128, start: 160, ceiling: 256 }

/** The last quarter is the office's alone. */
const RESIDENTS = 0.75

/** Pages only compute: more of them inside give no more pages a second, but everything else waits for all of them. */
const VIEWS = 0.08

/** A page that takes longer is looked at by nobody. A form has been typed for minutes and may wait. */
const MAX_AGE_MS = { staff: 10_000, deed: 20_000, view: 3_000 }

/** All who have a turn may send their forms at once: told to come again, they would leave the portal idle at the end. */
const MAX_LENGTH = { staff: 100, deed: 6_000, view: 200 }

/** Whoever reads its page so slowly, or never, keeps its connection but not its place. */
const HOLD_MS = 15_000

/** At most so many requests inside Next at once, a queue of a maximum age before it, and "busy" for the rest. */
export function openGate(options: GateOptions): Gate {
  const { laneOf, busyAnswer, clock = () => performance.now(), maxAgeMs = MAX_AGE_MS } = options
  const { holdMs = HOLD_MS } = options
  const limit = adaptiveLimit(options.limit ?? LIMIT, eventLoopUtilization())
  const lanes = waitingLanes({ maxAgeMs, maxLength: options.maxLength ?? MAX_LENGTH })
  const latencies = recentLatencies(clock)
  const turn = shortTurns()
  const inside = { staff: 0, deed: 0, view: 0 }
  let [shed, shedDeeds] = [0, 0]

  const inFlight = () => inside.staff + inside.deed + inside.view
  const mayEnter = (lane: Lane) => {
    const most = limit.now()
    if (lane === "staff") return inFlight() < most
    if (lane === "view" && inside.view >= most * VIEWS) return false
    return inFlight() < Math.floor(most * RESIDENTS)
  }

  const admitWaiting = () => {
    for (let next = lanes.first(mayEnter); next; next = lanes.first(mayEnter)) {
      inside[next.lane] += 1
      next.admit()
    }
  }

  /** Resolves to whether there is a place, which is then taken. */
  const place = async (lane: Lane, response: ServerResponse): Promise<"inside" | "too_old" | "gone"> => {
    if (lanes.lengthOf(lane) === 0 && mayEnter(lane)) {
      inside[lane] += 1
      return "inside"
    }
    return lanes.wait(lane, response)
  }

  return {
    guard: (inner) => async (request, response) => {
      const lane = laneOf(request)
      const outcome = await place(lane, response)
      if (outcome === "gone") return true
      if (outcome === "too_old") {
        shed += 1
        if (lane === "deed") shedDeeds += 1
        await busyAnswer(request, response)
        return true
      }
      await turn()
      const entered = clock()
      // To the first byte: how long the last one takes is also up to the visitor's line, and to ill will.
      beforeHead(response, () => {
        latencies.note(clock() - entered)
        limit.learn(clock() - entered, inFlight())
      })
      let isInside = true
      const leave = () => {
        if (!isInside) return
        isInside = false
        clearTimeout(held)
        inside[lane] -= 1
        admitWaiting()
      }
      const held = setTimeout(leave, holdMs)
      try {
        const answered = await inner(request, response)
        await sent(response)
        return answered
      } finally {
        leave()
      }
    },
    load: () => ({
      inFlight: inFlight(),
      queued: lanes.length(),
      queuedDeeds: lanes.lengthOf("deed"),
      shed,
      shedDeeds,
      limit: limit.now(),
      latencyMs: Math.round(latencies.p95()),
    }),
    busy() {
      const most = limit.now()
      const fullest = Math.max(inFlight() / (most * RESIDENTS), inside.view / (most * VIEWS))
      return lanes.length() > 0 ? 1 : Math.min(1, fullest)
    },
  }
}

/** Next's handler returns when the answer is given to the socket, or a little before for a stream. */
function sent(response: ServerResponse): Promise<void> {
  if (response.writableFinished || response.destroyed) return Promise.resolve()
  return new Promise((resolve) => response.once("close", resolve))
}
