import { closedLoop } from "../http/closed-loop.ts"
import type { LoadOrder, LoadResult } from "./order.ts"

process.once("disconnect", () => process.exit())

/** The load in a process of its own, so that it takes no time from what it measures. Started by `load.ts`. */
process.once("message", async (order: LoadOrder) => {
  const { requests, once, status, ...rest } = order
  let sent = 0
  const next = () => {
    const request = requests[once ? sent : sent % requests.length]
    sent++
    if (!request) throw new Error("the bench is faster than expected: it needs more requests")
    return typeof request === "string" ? request : Buffer.from(request)
  }
  const before = process.cpuUsage()
  const start = performance.now()
  const result = await closedLoop({ ...rest, next, isRight: (answer) => answer.status === status })
  const { user, system } = process.cpuUsage(before)
  const loadCpu = (user + system) / 1_000 / (performance.now() - start)
  const done: LoadResult = { ...result, loadCpu, loadRssMb: process.memoryUsage.rss() / 1_048_576 }
  process.send?.(done, () => process.exit())
})
