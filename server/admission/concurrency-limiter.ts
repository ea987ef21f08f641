import type { ServerResponse } from "node:http"
import onHeaders from "on-headers"
import { createYieldToEventLoop } from "#platform/event-loop.ts"
import type { Answer, HandOver } from "#server/http/answer.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { GONE, type Middleware } from "#server/http/pipeline.ts"
import { adaptiveLimit, type Bounds, eventLoopUtilization } from "./adaptive-limit.ts"
import { priorityQueue, type RequestClass } from "./priority-queue.ts"
import { recentLatencies } from "./recent-latencies.ts"

export interface LimiterLoad {
  /** Requests inside Next now. */
  readonly inFlight: number
  /** Requests that wait for a place, and those of them that holders of a turn have sent. */
  readonly queued: number
  readonly queuedSubmits: number
  /** The same of requests that were sent away since the process started. */
  readonly shed: number
  readonly shedSubmits: number
  /** How many may be inside at once, at this moment. */
  readonly limit: number
  /** 95th percentile of the last second's times from entering to the first byte. In milliseconds. */
  readonly latencyMs: number
}

export interface ConcurrencyLimiter {
  /** Hands requests over to `inner` a few at a time, and answers those for which there is no place in time. */
  guard(inner: HandOver["to"]): Middleware
  load(): LimiterLoad
  /** From 0, no request inside, to 1, residents wait. */
  busy(): number
}

interface ConcurrencyLimiterOptions {
  readonly requestClassOf: (incoming: Incoming) => RequestClass | Promise<RequestClass>
  /** The answer to a request for which there is no place. */
  readonly overloaded: (incoming: Incoming) => Answer
  /** Milliseconds, from any start. */
  readonly clock?: () => number
  readonly limit?: Bounds
  readonly maxAgeMs?: Readonly<Record<RequestClass, number>>
  readonly maxLength?: Readonly<Record<RequestClass, number>>
  readonly holdMs?: number
}

/** Measured (docs/operating.md). At the start, residents have a hundred and twenty places, thirteen of them for pages. */
const LIMIT = { floor: 128, start: 160, ceiling: 256 }

/** The last quarter is the office's alone. */
const RESIDENTS = 0.75

/** Pages only compute: more of them inside give no more pages a second, but everything else waits for all of them. */
const VIEWS = 0.08

/** Longest wait for a place by class, in ms. People leave before a slower page; a form was typed for minutes and may wait. */
const MAX_AGE_MS = { staff: 10_000, submit: 20_000, view: 3_000 }

/** All who have a turn may send their forms at once: told to come again, they would leave the portal idle at the end. */
const MAX_LENGTH = { staff: 100, submit: 6_000, view: 200 }

/** Whatever Next takes longer for keeps its connection but not its place. */
const HOLD_MS = 15_000

/** At most so many requests inside Next at once, a queue of a maximum age before it, and "busy" for the rest. */
export function concurrencyLimiter(options: ConcurrencyLimiterOptions): ConcurrencyLimiter {
  const { requestClassOf, overloaded, clock = () => performance.now() } = options
  const { maxAgeMs = MAX_AGE_MS, holdMs = HOLD_MS } = options
  const limit = adaptiveLimit(options.limit ?? LIMIT, eventLoopUtilization())
  const queue = priorityQueue({ maxAgeMs, maxLength: options.maxLength ?? MAX_LENGTH })
  const latencies = recentLatencies(clock)
  const turn = createYieldToEventLoop()
  const inside = { staff: 0, submit: 0, view: 0 }
  let [shed, shedSubmits] = [0, 0]

  const inFlight = () => inside.staff + inside.submit + inside.view
  const mayEnter = (requestClass: RequestClass) => {
    const most = limit.now()
    // Never what forms are promised: of a full house the office has the last quarter.
    if (requestClass === "staff") return inFlight() < most && inside.staff < most * (1 - RESIDENTS)
    if (requestClass === "view" && inside.view >= most * VIEWS) return false
    return inFlight() < Math.floor(most * RESIDENTS)
  }

  const admitWaiting = () => {
    for (let next = queue.first(mayEnter); next; next = queue.first(mayEnter)) {
      inside[next.requestClass] += 1
      next.admit()
    }
  }

  /** Resolves to whether there is a place, which is then taken. */
  const place = async (
    requestClass: RequestClass,
    incoming: Incoming,
  ): Promise<"inside" | "too_old" | "gone"> => {
    if (queue.lengthOf(requestClass) === 0 && mayEnter(requestClass)) {
      inside[requestClass] += 1
      return "inside"
    }
    return queue.wait(requestClass, incoming)
  }

  /** Lets the request in, whose place is taken, measures how long the answer takes, and gives the place back. */
  const handOver =
    (requestClass: RequestClass, inner: HandOver["to"]): HandOver["to"] =>
    async (request, response) => {
      let isInside = true
      const leave = () => {
        if (!isInside) return
        isInside = false
        clearTimeout(held)
        inside[requestClass] -= 1
        admitWaiting()
      }
      const held = setTimeout(leave, holdMs)
      try {
        await turn()
        const entered = clock()
        // To the first byte: how long the last one takes is also up to the visitor's line, and to ill will.
        onHeaders(response, () => {
          latencies.note(clock() - entered)
          limit.learn(clock() - entered, inFlight())
        })
        takeWhole(response)
        await inner(request, response)
        await ended(response)
      } finally {
        leave()
      }
    }

  return {
    guard: (inner) => async (incoming) => {
      const requestClass = await requestClassOf(incoming)
      const outcome = await place(requestClass, incoming)
      if (outcome === "gone") return GONE
      if (outcome === "inside") return { kind: "hand_over", to: handOver(requestClass, inner) }
      shed += 1
      if (requestClass === "submit") shedSubmits += 1
      return overloaded(incoming)
    },
    load: () => ({
      inFlight: inFlight(),
      queued: queue.length(),
      queuedSubmits: queue.lengthOf("submit"),
      shed,
      shedSubmits,
      limit: limit.now(),
      latencyMs: Math.round(latencies.p95()),
    }),
    busy() {
      const most = limit.now()
      const fullest = Math.max(inFlight() / (most * RESIDENTS), inside.view / (most * VIEWS))
      return queue.length() > 0 ? 1 : Math.min(1, fullest)
    },
  }
}

/**
 * Lets Next finish whatever the visitor's line: the answer waits in memory, one for a connection, and the place inside is free
 * for the next. A peer that never reads it is closed (`server/http/one-at-a-time.ts`).
 */
function takeWhole(response: ServerResponse): void {
  const { write } = response
  response.write = ((...args: Parameters<typeof write>) => {
    Reflect.apply(write, response, args)
    return true
  }) as typeof write
}

/** Next's handler returns when the answer is given to the response, or a little before for a stream. */
function ended(response: ServerResponse): Promise<void> {
  if (response.writableEnded || response.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    response.once("prefinish", resolve)
    response.once("close", resolve)
  })
}
