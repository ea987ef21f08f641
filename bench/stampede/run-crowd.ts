import { fork } from "node:child_process"
import { join } from "node:path"
import type { CrowdMessage, CrowdReport, CrowdTick, StampedePlan } from "./plan.ts"

/** Lets the crowd loose, in a process of its own. `onTick` hears of it once a second. */
export function runCrowd(plan: StampedePlan, onTick: (tick: CrowdTick) => void): Promise<CrowdReport> {
  const child = fork(join(import.meta.dirname, "crowd-main.ts"), { serialization: "advanced" })
  child.send(plan)
  return new Promise((resolve, reject) => {
    child.on("message", (message: CrowdMessage) => {
      if ("tick" in message) onTick(message.tick)
      else resolve(message.report)
    })
    child.once("exit", (code) => reject(new Error(`the crowd's process ended (${code})`)))
  })
}
