import { fork } from "node:child_process"
import { join } from "node:path"
import type { CrowdMessage, CrowdReport, CrowdTick, StampedePlan } from "./plan.ts"

/** A question is on its way for a second and more; in V8's own young generation it would be copied three times a second. */
const V8_FLAGS = ["--max-semi-space-size=128"]

/** Lets the crowd loose, in a process of its own. `onTick` hears of it once a second. */
export function runCrowd(plan: StampedePlan, onTick: (tick: CrowdTick) => void): Promise<CrowdReport> {
  const execArgv = [...process.execArgv, ...V8_FLAGS]
  const child = fork(join(import.meta.dirname, "crowd-main.ts"), { serialization: "advanced", execArgv })
  child.send(plan)
  return new Promise((resolve, reject) => {
    child.on("message", (message: CrowdMessage) => {
      if ("tick" in message) onTick(message.tick)
      else resolve(message.report)
    })
    child.once("exit", (code) => reject(new Error(`the crowd's process ended (${code})`)))
  })
}
