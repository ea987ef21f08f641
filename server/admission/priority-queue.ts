import type { ServerResponse } from "node:http"

/** In the order in which they are let in: the office, what residents send, what residents look at. */
export type Lane = "staff" | "deed" | "view"

interface Waiting {
  readonly lane: Lane
  /** Tells the request that a place was taken for it. */
  admit(): void
}

export interface WaitingLanes {
  lengthOf(lane: Lane): number
  length(): number
  /** Waits for a place: until it is admitted, has waited too long (or could not even begin to), or its sender left. */
  wait(lane: Lane, response: ServerResponse): Promise<"inside" | "too_old" | "gone">
  /** Takes out who is next: the first lane of the order in which somebody waits and may enter. */
  first(mayEnter: (lane: Lane) => boolean): Waiting | undefined
}

const ORDER: readonly Lane[] = ["staff", "deed", "view"]

/** Queues in memory: first in, first out within a lane, and a lane goes before those that follow it. */
export function waitingLanes(options: {
  maxAgeMs: Readonly<Record<Lane, number>>
  maxLength: Readonly<Record<Lane, number>>
}): WaitingLanes {
  // A set keeps the order of arrival and lets anybody leave from the middle.
  const lanes = { staff: new Set<Waiting>(), deed: new Set<Waiting>(), view: new Set<Waiting>() }

  return {
    lengthOf: (lane) => lanes[lane].size,
    length: () => ORDER.reduce((sum, lane) => sum + lanes[lane].size, 0),
    wait(lane, response) {
      const queue = lanes[lane]
      if (queue.size >= options.maxLength[lane]) return Promise.resolve("too_old")
      return new Promise((resolve) => {
        const leave = (outcome: "inside" | "too_old" | "gone") => {
          queue.delete(waiting)
          clearTimeout(timer)
          response.off("close", onClose)
          resolve(outcome)
        }
        const onClose = () => leave("gone")
        const timer = setTimeout(() => leave("too_old"), options.maxAgeMs[lane])
        const waiting = { lane, admit: () => leave("inside") }
        response.once("close", onClose)
        queue.add(waiting)
      })
    },
    first(mayEnter) {
      for (const lane of ORDER) {
        const [waiting] = lanes[lane]
        if (waiting && mayEnter(lane)) {
          lanes[lane].delete(waiting)
          return waiting
        }
      }
      return undefined
    },
  }
}
