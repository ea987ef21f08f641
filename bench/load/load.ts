import { fork } from "node:child_process"
import { join } from "node:path"
import type { LoadOrder, LoadResult } from "./order.ts"

/** Runs one measurement in a process of its own. Rejects when answers were wrong: then nothing was measured. */
export function load(order: LoadOrder): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, "main.ts"), { serialization: "advanced" })
  child.send(order)
  return new Promise((resolve, reject) => {
    child.once("message", (result: LoadResult) => {
      if (result.errors === 0) resolve(result)
      else reject(new Error(`${result.errors} wrong answers, the first: ${result.firstError}`))
    })
    child.once("exit", (code) => reject(new Error(`the load process ended (${code})`)))
  })
}
