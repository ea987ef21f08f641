import cluster from "node:cluster"
import { setTimeout as sleep } from "node:timers/promises"
import { pathToFileURL } from "node:url"
import { logUnexpected } from "#platform/log.ts"
import { DRAIN_MS } from "#server/http/drain.ts"
import { spawnWorker, type WorkerHandle } from "./worker-handle.ts"

export interface WorkerPoolOptions {
  /** The script of a worker. It listens on the port that it is told, and obeys `ToWorker`. */
  readonly exec: string
  /** Scripts that a worker runs before `exec` is loaded. */
  readonly preload?: readonly string[]
  readonly count: number
  /** Added to the environment of each worker. */
  readonly env?: Readonly<Record<string, string>>
  /** Starts in a row that may fail while no worker serves, before the pool gives up. */
  readonly attempts?: number
  /** A worker that serves and is silent for so long is ended and replaced. In milliseconds. */
  readonly silentMs?: number
  /** The pause after a first crash; each further one doubles it. In milliseconds. */
  readonly firstPauseMs?: number
}

/** Processes that serve one port together. */
export interface WorkerPool {
  readonly port: number
  /** Rejects when no worker serves any more and none can be started. Never resolves. */
  readonly lost: Promise<never>
  /** Replaces the workers one after the other; every request is answered meanwhile. */
  restart(): Promise<void>
  /** Serves on for `lameDuckMs`, then lets running answers finish, at most 15 seconds, or until told to hurry. */
  close(hurry: AbortSignal, lameDuckMs?: number): Promise<void>
}

/** Longer than anything that a worker does in one go, and than a phone waits. */
const SILENT_MS = 15_000
/** A worker that lived so long was all right, and its successor starts at once. */
const PROVEN_MS = 30_000
const MAX_PAUSE_MS = 10_000
/** Beyond the time that a worker gives itself. */
const KILL_AFTER_MS = DRAIN_MS + 2_000

/** Starts the workers and keeps them up. Rejects when one of the first cannot serve, with its reason. */
export async function startWorkerPool(options: WorkerPoolOptions): Promise<WorkerPool> {
  const {
    exec,
    preload = [],
    count,
    env = {},
    attempts = 6,
    firstPauseMs = 250,
    silentMs = SILENT_MS,
  } = options
  // Workers accept by themselves from one shared socket: measured 2.4 times as many new connections a second as when
  // the primary hands them out, and what arrives while a worker ends waits for the others in the kernel.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  const preloaded = preload.map((file) => `--import=${pathToFileURL(file).href}`)
  cluster.setupPrimary({ exec, execArgv: [...process.execArgv, ...preloaded] })
  const workers = new Set<WorkerHandle>()
  const lost = Promise.withResolvers<never>()
  lost.promise.catch(() => {}) // a caller may not listen; the rejection is no unhandled one
  let isClosing = false
  let failedStarts = 0
  let pauseMs = firstPauseMs
  let restarting = Promise.resolve()

  const begin = async (): Promise<WorkerHandle> => {
    const one = spawnWorker(env)
    workers.add(one)
    one.worker.on("message", ({ kind }) => kind === "replace_me" && replaceInTurn(one))
    void one.ended.then(() => workers.delete(one))
    await one.serving
    failedStarts = 0
    void one.ended.then((how) => {
      if (!one.isLeaving && !isClosing) void afterCrash(one, how)
    })
    return one
  }

  const afterCrash = async ({ began }: WorkerHandle, how: string) => {
    logUnexpected("worker pool", new Error(`a worker ended unasked: ${how}`))
    if (Date.now() - began >= PROVEN_MS) pauseMs = firstPauseMs
    else await pause()
    await fillUp()
  }

  const pause = async () => {
    await sleep(pauseMs)
    pauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2)
  }

  /** Those that start count too: one that crashes while its successor starts needs no other. */
  const isShort = () => !isClosing && [...workers].filter((one) => !one.isLeaving).length < count

  const fillUp = async () => {
    while (isShort()) {
      try {
        await begin()
      } catch (error) {
        if (isClosing) return
        failedStarts += 1
        logUnexpected("worker pool", error)
        if (failedStarts >= attempts && ![...workers].some((one) => one.isServing)) return lost.reject(error)
        await pause()
      }
    }
  }

  const replace = async (old: WorkerHandle) => {
    if (isClosing || old.isLeaving || !workers.has(old)) return
    try {
      await begin()
    } catch (error) {
      // The old one serves on, unless it has crashed meanwhile.
      if (!isClosing) logUnexpected("worker pool", error)
      return fillUp()
    }
    old.leave({ replaced: !isClosing })
    await Promise.all([endedOrKilled(old), fillUp()])
  }

  /** One at a time, so that a machine never starts more than one worker beside those that serve. */
  const replaceInTurn = (old: WorkerHandle) => {
    restarting = restarting.then(() => replace(old))
    return restarting
  }

  const watch = endSilent(workers, silentMs)
  const close = async (hurry: AbortSignal, lameDuckMs = 0) => {
    isClosing = true
    clearInterval(watch)
    const all = [...workers]
    const onHurry = () => {
      for (const one of all) one.hurry()
    }
    for (const one of all) {
      // One that still starts has nobody to answer, and would finish starting before it heard.
      if (one.isServing) one.leave({ replaced: false, lameDuckMs })
      else if (!one.isLeaving) one.worker.process.kill("SIGKILL")
    }
    hurry.addEventListener("abort", onHurry)
    if (hurry.aborted) onHurry()
    await Promise.all(all.map((one) => endedOrKilled(one, lameDuckMs)))
    hurry.removeEventListener("abort", onHurry)
  }

  try {
    const first = await Promise.all(Array.from({ length: count }, begin))
    const port = (await first[0]?.serving) ?? 0
    return {
      port,
      lost: lost.promise,
      restart: async () => void (await Promise.all([...workers].map(replaceInTurn))),
      close,
    }
  } catch (error) {
    await close(AbortSignal.abort())
    throw error
  }
}

async function endedOrKilled(one: WorkerHandle, lameDuckMs = 0): Promise<void> {
  const timer = setTimeout(() => one.worker.process.kill("SIGKILL"), lameDuckMs + KILL_AFTER_MS)
  await one.ended
  clearTimeout(timer)
}

/**
 * Ends workers that serve and give no sign of life: stopped, or in an endless loop, they hold locks and connections and answer
 * nobody. `afterCrash` replaces them. Where this process stood still itself, or the whole machine, everybody gets new time.
 */
function endSilent(workers: ReadonlySet<WorkerHandle>, silentMs: number): NodeJS.Timeout {
  const everyMs = Math.min(1_000, silentMs / 5)
  let lookedAt = performance.now()
  let since = lookedAt
  return setInterval(() => {
    const now = performance.now()
    if (now - lookedAt > 3 * everyMs) since = now
    lookedAt = now
    for (const one of workers) {
      if (!one.isServing || now - Math.max(one.aliveAt, since) < silentMs) continue
      logUnexpected(
        "worker pool",
        new Error(`worker ${one.worker.process.pid} was silent for ${silentMs} ms`),
      )
      one.worker.process.kill("SIGKILL")
    }
  }, everyMs).unref()
}
