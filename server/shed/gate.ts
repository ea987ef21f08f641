import type { IncomingMessage, ServerResponse } from "node:http"
import { beforeHead } from "../pages/watch-answer.ts"
import type { Stage } from "../stages.ts"
import { adaptiveLimit } from "./adaptive-limit.ts"
import type { Busy } from "./busy.ts"
import { recentLatencies } from "./recent-latencies.ts"
import { type Lane, waitingLanes } from "./waiting-lanes.ts"

export interface GateLoad {
  /** Requests inside Next now. */
  readonly inFlight: number
  /** Requests that wait for a place. */
  readonly queued: number
  /** Requests that were sent away since the process started. */
  readonly shed: number
  /** How many may be inside at once, at this moment. */
  readonly limit: number
  /** 95th percentile of the last second's times from entering to the first byte. In milliseconds. */
  readonly latencyMs: number
}

export interface Gate {
  /** Lets requests into `inner` a few at a time. */
  guard(inner: Stage): Stage
  load(): GateLoad
  /** 0: nobody inside. 1: full, others wait. */
  busy(): number
}

interface GateOptions {
  readonly laneOf: (request: IncomingMessage) => Lane
  readonly busyAnswer: Busy
  /** Milliseconds, from any start. */
  readonly clock?: () => number
  readonly limit?: { readonly floor: number; readonly start: number; readonly ceiling: number }
  readonly maxAgeMs?: Readonly<Record<Lane, number>>
  readonly maxLength?: Readonly<Record<Lane, number>>
  readonly holdMs?: number
}

/** Measured on two cores (docs/operating.md): fewer leave the processor idle, more only wait inside. */
const LIMIT = { floor: 8, start: 24, ceiling: 64 }

/** A page that takes longer is looked at by nobody. A form has been typed for minutes and may wait. */
const MAX_AGE_MS = { staff: 10_000, deed: 10_000, view: 3_000 }

const MAX_LENGTH = { staff: 100, deed: 500, view: 200 }

/** Whoever reads its page so slowly, or never, keeps its connection but not its place. */
const HOLD_MS = 15_000

/** Places that residents never take. */
const STAFF_SHARE = 0.25

/** At most so many requests inside Next at once, a short queue before it, and "busy" for the rest. */
export function openGate(options: GateOptions): Gate {
  const { laneOf, busyAnswer, clock = () => performance.now(), maxAgeMs = MAX_AGE_MS } = options
  const { holdMs = HOLD_MS } = options
  const limit = adaptiveLimit(options.limit ?? LIMIT)
  const lanes = waitingLanes({ maxAgeMs, maxLength: options.maxLength ?? MAX_LENGTH })
  const latencies = recentLatencies(clock)
  let inFlight = 0
  let shed = 0

  const mayEnter = (lane: Lane) =>
    inFlight < (lane === "staff" ? limit.now() : limit.now() - Math.ceil(limit.now() * STAFF_SHARE))

  const admitWaiting = () => {
    for (let next = lanes.first(mayEnter); next; next = lanes.first(mayEnter)) {
      inFlight += 1
      next.admit()
    }
  }

  /** Resolves to whether there is a place, which is then taken. */
  const place = async (lane: Lane, response: ServerResponse): Promise<"inside" | "too_old" | "gone"> => {
    if (lanes.isEmpty(lane) && mayEnter(lane)) {
      inFlight += 1
      return "inside"
    }
    return lanes.wait(lane, response)
  }

  return {
    guard: (inner) => async (request, response) => {
      const outcome = await place(laneOf(request), response)
      if (outcome === "gone") return true
      if (outcome === "too_old") {
        shed += 1
        await busyAnswer(request, response)
        return true
      }
      const entered = clock()
      // To the first byte: how long the last one takes is also up to the visitor's line, and to ill will.
      beforeHead(response, () => {
        latencies.note(clock() - entered)
        limit.learn(clock() - entered, inFlight)
      })
      let isInside = true
      const leave = () => {
        if (!isInside) return
        isInside = false
        clearTimeout(held)
        inFlight -= 1
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
      inFlight,
      queued: lanes.length(),
      shed,
      limit: limit.now(),
      latencyMs: Math.round(latencies.p95()),
    }),
    busy: () => Math.min(1, (inFlight + lanes.length()) / limit.now()),
  }
}

/** Next's handler returns when the answer is given to the socket, or a little before for a stream. */
function sent(response: ServerResponse): Promise<void> {
  if (response.writableFinished || response.destroyed) return Promise.resolve()
  return new Promise((resolve) => response.once("close", resolve))
}
