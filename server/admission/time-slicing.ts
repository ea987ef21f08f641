import { createEventLoopScheduler } from "#platform/event-loop.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { CONTINUE, GONE, type Middleware, type Outcome } from "#server/http/pipeline.ts"

interface TimeSlicingOptions {
  /** Whether a request goes before all that wait. Only asked when not everything can go on at once. */
  readonly goesFirst: (incoming: Incoming) => boolean
  /** For how long requests are let on in one iteration of the event loop, in milliseconds. */
  readonly sliceMs?: number
}

interface TimeSlicing {
  /** For what is looked at. Stands before everything else. */
  readonly reads: Middleware
  /** For what is sent: stands where its body has come in. */
  readonly posts: Middleware
}

/** Measured (docs/operating.md). */
const SLICE_MS = 12

/**
 * Lets requests on for a slice of each iteration of the event loop, and the rest of them, in their order, in the iterations
 * that follow. A crowd has a thousand ready at any moment; answering all of them at once makes an iteration last 0.2 s, and a
 * registration, which waits for the database six times, takes more than a second and holds its locks as long.
 */
export function timeSlicing({ goesFirst, sliceMs = SLICE_MS }: TimeSlicingOptions): TimeSlicing {
  const later = createEventLoopScheduler(() => sliceMs)
  let begun: number | undefined

  /** Of this iteration of the event loop. */
  function isOver(): boolean {
    const now = performance.now()
    if (begun === undefined) {
      begun = now
      setImmediate(() => {
        begun = undefined
      })
    }
    return now - begun > sliceMs
  }

  function goOn(incoming: Incoming): Outcome | Promise<Outcome> {
    if ((later.waiting === 0 && !isOver()) || goesFirst(incoming)) return CONTINUE
    // Whoever has left meanwhile is not waited for.
    return new Promise((resolve) => later.ask(() => resolve(incoming.isGone ? GONE : CONTINUE)))
  }

  return {
    reads: (incoming) => (incoming.isRead ? goOn(incoming) : CONTINUE),
    posts: (incoming) => (incoming.isRead ? CONTINUE : goOn(incoming)),
  }
}
