import { Worker } from "node:worker_threads"
import { logUnexpected } from "#platform/log.ts"

export interface DrawTables {
  /** Has the draw computed, once. */
  prepare(seed: string, lobbySize: number): void
  /** The number's place in the draw; null until it is computed. */
  place(seed: string, lobbySize: number, number: number): number | null
}

type Compute = (seed: string, lobbySize: number) => Promise<Uint32Array>

/** The draw of 100,000 takes a tenth of a second and more: a thread does it while everybody is being answered. */
export function drawTables(compute: Compute = inThread): DrawTables {
  const tables = new Map<string, Uint32Array | "under_way">()
  return {
    prepare(seed, lobbySize) {
      const key = `${seed}.${lobbySize}`
      if (tables.has(key)) return
      tables.set(key, "under_way")
      compute(seed, lobbySize).then(
        (places) => tables.set(key, places),
        (error: unknown) => {
          tables.delete(key) // the next board tries again
          logUnexpected("draw", error)
        },
      )
    },
    place(seed, lobbySize, number) {
      const table = tables.get(`${seed}.${lobbySize}`)
      return table === undefined || table === "under_way" ? null : (table[number] ?? null)
    },
  }
}

function inThread(seed: string, lobbySize: number): Promise<Uint32Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./draw-thread.ts", import.meta.url), {
      workerData: { seed, lobbySize },
    })
    thread.once("message", resolve)
    thread.once("error", reject)
  })
}
