import { setTimeout as sleep } from "node:timers/promises"
import { logUnexpected } from "#platform/log.ts"
import type { quietly } from "./databases.ts"

const EVERY_MS = 1_000
const MAX_PAUSE_MS = 30_000

export interface Supervised {
  /** Whether a server runs on the cluster now. */
  isRunning(): boolean
  /** Starts it again where it was. Rejects when it cannot be, as while the disk is full. */
  start(): Promise<void>
  /** The session that holds the lock "in use". */
  readonly hold: ReturnType<typeof quietly>
  /** Takes that lock. */
  takeHold(): Promise<unknown>
}

/**
 * Keeps a Postgres up, as the worker pool does its workers: one that has ended is started again, after a pause that doubles
 * while it cannot be. The lock dies with its session when any backend is killed; it is taken again. Stops when told to.
 */
export function supervise({ isRunning, start, hold, takeHold }: Supervised): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let backend: number | undefined

  async function look(): Promise<void> {
    if (!isRunning()) {
      backend = undefined
      await startAgain()
    }
    const [row] = await hold`select pg_backend_pid() as pid`
    if (row?.pid === backend) return
    await takeHold()
    backend = row?.pid
  }

  async function startAgain(): Promise<void> {
    logUnexpected("postgres", new Error("Postgres has ended by itself and is started again"))
    for (let pauseMs = EVERY_MS; !stopping.signal.aborted; pauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2)) {
      try {
        return await start()
      } catch (error) {
        logUnexpected("postgres", error)
        await pause(pauseMs)
      }
    }
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})

  const ended = (async () => {
    while (!stopping.signal.aborted) {
      // A server that just ended, or starts, refuses the session: the next look finds out which.
      await look().catch(() => {})
      await pause(EVERY_MS)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
