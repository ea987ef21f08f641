import cluster, { type Worker } from "node:cluster"
import { randomUUID } from "node:crypto"
import type { FromWorker, ToWorker } from "./messages.ts"

/** One worker, as the primary process sees it. */
export interface WorkerHandle {
  readonly worker: Worker
  /** Milliseconds since 1970. */
  readonly began: number
  readonly isServing: boolean
  /** When it gave a sign of life last, by the clock of `performance`. */
  readonly aliveAt: number
  /** Whether it was asked to end. */
  readonly isLeaving: boolean
  /** Resolves with its port when it listens. Rejects when it ends before. */
  readonly serving: Promise<number>
  /** Resolves with what it died of, in words. */
  readonly ended: Promise<string>
  leave(how: { replaced: boolean; lameDuckMs?: number }): void
  hurry(): void
}

/** Starts a worker. */
export function spawnWorker(env: Readonly<Record<string, string>>): WorkerHandle {
  const worker = cluster.fork({ ...env, WORKER_ID: randomUUID() })
  const serving = Promise.withResolvers<number>()
  const ended = Promise.withResolvers<string>()
  let reason: { message: string; code: string | undefined } | undefined
  let isServing = false
  let isLeaving = false
  let aliveAt = performance.now()

  worker.on("listening", ({ port }) => {
    isServing = true
    serving.resolve(port)
  })
  worker.on("message", (told: FromWorker) => {
    aliveAt = performance.now()
    if (told.kind === "failed") reason = told
  })
  // A process that could not be started or reached; its end is told by "exit".
  worker.on("error", (error) => {
    reason ??= { message: error.message, code: (error as NodeJS.ErrnoException).code }
  })
  worker.on("exit", (code, signal) => {
    isServing = false
    const how = signal ?? `exit code ${code}`
    ended.resolve(how)
    const message = reason?.message ?? `a worker ended before it served: ${how}`
    serving.reject(Object.assign(new Error(message), reason?.code ? { code: reason.code } : {}))
  })

  const tell = (message: ToWorker) => {
    // It may be gone by the time the message is; its end is noticed elsewhere.
    if (worker.isConnected()) worker.send(message, () => {})
  }
  return {
    worker,
    began: Date.now(),
    get isServing() {
      return isServing && !isLeaving
    },
    get aliveAt() {
      return aliveAt
    },
    get isLeaving() {
      return isLeaving
    },
    serving: serving.promise,
    ended: ended.promise,
    leave({ replaced, lameDuckMs = 0 }) {
      isLeaving = true
      tell({ kind: "drain", replaced, lameDuckMs })
    },
    hurry: () => tell({ kind: "hurry" }),
  }
}
