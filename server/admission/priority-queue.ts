import type { Incoming } from "#server/http/incoming.ts"

/** In the order in which they are let in: the office, what residents send, what residents look at. */
export type RequestClass = "staff" | "submit" | "view"

interface Waiting {
  readonly requestClass: RequestClass
  /** Tells the request that a place was taken for it. */
  admit(): void
}

export interface PriorityQueue {
  lengthOf(requestClass: RequestClass): number
  length(): number
  /** Waits for a place: until it is admitted, has waited too long (or could not even begin to), or its sender left. */
  wait(requestClass: RequestClass, incoming: Incoming): Promise<"inside" | "too_old" | "gone">
  /** Takes out who is next: the first class of the order in which somebody waits and may enter. */
  first(mayEnter: (requestClass: RequestClass) => boolean): Waiting | undefined
}

const ORDER: readonly RequestClass[] = ["staff", "submit", "view"]

/** Queues in memory: first in, first out within a class, and a class goes before those that follow it. */
export function priorityQueue(options: {
  maxAgeMs: Readonly<Record<RequestClass, number>>
  maxLength: Readonly<Record<RequestClass, number>>
}): PriorityQueue {
  // A set keeps the order of arrival and lets anybody leave from the middle.
  const queues = { staff: new Set<Waiting>(), submit: new Set<Waiting>(), view: new Set<Waiting>() }

  return {
    lengthOf: (requestClass) => queues[requestClass].size,
    length: () => ORDER.reduce((sum, requestClass) => sum + queues[requestClass].size, 0),
    wait(requestClass, incoming) {
      const queue = queues[requestClass]
      if (queue.size >= options.maxLength[requestClass]) return Promise.resolve("too_old")
      return new Promise((resolve) => {
        const leave = (outcome: "inside" | "too_old" | "gone") => {
          queue.delete(waiting)
          clearTimeout(timer)
          stopListening()
          resolve(outcome)
        }
        const timer = setTimeout(() => leave("too_old"), options.maxAgeMs[requestClass])
        const waiting = { requestClass, admit: () => leave("inside") }
        const stopListening = incoming.onGone(() => leave("gone"))
        queue.add(waiting)
      })
    },
    first(mayEnter) {
      for (const requestClass of ORDER) {
        const [waiting] = queues[requestClass]
        if (waiting && mayEnter(requestClass)) {
          queues[requestClass].delete(waiting)
          return waiting
        }
      }
      return undefined
    },
  }
}
