import { setTimeout as sleep } from "node:timers/promises"
import { descendantsOf, listensOn } from "../../measure/processes.ts"
import type { Server } from "../../portal/portal.ts"
import type { FaultKind, Target } from "./fault-kind.ts"

const STOPPED_MS = 10_000
const REPLACED_WITHIN_MS = 90_000
const LOOK_EVERY_MS = 200

/** The workers that accept connections now. */
export function servingWorkers({ pid, port }: Server): number[] {
  return descendantsOf(pid).filter((worker) => listensOn(worker, port))
}

function oneOf({ server }: Target): number {
  const workers = servingWorkers(server)
  const chosen = workers[Math.floor(Math.random() * workers.length)]
  if (chosen === undefined) throw new Error("no worker serves")
  return chosen
}

export const workerFaults: readonly FaultKind[] = [
  {
    name: "worker_killed",
    spares: true,
    cause: async (target) => void process.kill(oneOf(target), "SIGKILL"),
  },
  {
    name: "worker_stopped",
    spares: true,
    async cause(target) {
      const worker = oneOf(target)
      process.kill(worker, "SIGSTOP")
      await sleep(STOPPED_MS)
      // The primary process may have replaced it by then.
      if (servingWorkers(target.server).includes(worker)) process.kill(worker, "SIGCONT")
    },
  },
  {
    name: "workers_replaced",
    spares: true,
    async cause({ server }) {
      const before = servingWorkers(server)
      process.kill(server.pid, "SIGHUP")
      for (let waited = 0; waited < REPLACED_WITHIN_MS; waited += LOOK_EVERY_MS) {
        await sleep(LOOK_EVERY_MS)
        const now = descendantsOf(server.pid)
        if (!now.some((worker) => before.includes(worker))) return
      }
      throw new Error("the workers were not replaced")
    },
  },
]
