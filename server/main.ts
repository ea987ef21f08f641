import { availableParallelism } from "node:os"
import { dirname, join } from "node:path"
import { ignoreBrokenPipe } from "./cluster/ignore-broken-pipe.ts"
import { startWorkerPool, type WorkerPool } from "./cluster/worker-pool.ts"

export interface ServeOptions {
  readonly dev: boolean
  readonly hostname: string
  readonly port: number
  /** By default one per core, and never less than two. Development has one, which compiles. */
  readonly workers?: number | undefined
}

export interface Serving {
  readonly port: number
  /** Rejects when nobody serves any more and no worker can be started. */
  readonly lost: Promise<never>
  /** Replaces every worker by a new one; every request is answered meanwhile. */
  restart(): Promise<void>
  /** Serves on for `lameDuckMs`, stops listening and lets running answers finish, at most 15 seconds, or until told to hurry. */
  close(hurry?: AbortSignal, lameDuckMs?: number): Promise<void>
}

/** While one is replaced after a crash, another one serves. */
const MIN = 2

/**
 * Serves the portal with one process per core. This process answers nobody: it starts the workers (`worker.ts`), keeps
 * them up and ends them. Rejects with `EADDRINUSE` when the port is taken.
 */
export async function serve({ dev, hostname, port, workers }: ServeOptions): Promise<Serving> {
  ignoreBrokenPipe()
  const pool: WorkerPool = await startWorkerPool({
    exec: join(import.meta.dirname, "worker.ts"),
    preload: [join(dirname(import.meta.dirname), "db", "load-as-commonjs.ts")],
    count: dev ? 1 : (workers ?? Math.max(MIN, availableParallelism())),
    env: { HOST: hostname, PORT: String(port) },
  })
  return {
    ...pool,
    close: (hurry = new AbortController().signal, lameDuckMs) => pool.close(hurry, lameDuckMs),
  }
}
