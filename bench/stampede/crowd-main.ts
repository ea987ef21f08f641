import { setTimeout as sleep } from "node:timers/promises"
import { arrive } from "./arriving.ts"
import { Crowd } from "./crowd.ts"
import { attack } from "./hostile.ts"
import type { CrowdMessage, CrowdReport, StampedePlan } from "./plan.ts"
import { poll } from "./waiting.ts"

const ARRIVALS_EVERY_MS = 10

process.once("disconnect", () => process.exit())

/** The crowd in a process of its own. Started by `run-crowd.ts`, which hears a tick a second and the report. */
process.once("message", async (plan: StampedePlan) => {
  const report = await run(new Crowd(plan, wake), plan)
  tell({ report }, () => process.exit())
})

function tell(message: CrowdMessage, then = () => {}): void {
  process.send?.(message, then)
}

function wake(crowd: Crowd, index: number): void {
  guard(crowd, poll(crowd, index))
}

/** A bug in here strands one resident, and is told. */
function guard(crowd: Crowd, journey: Promise<void>): void {
  journey.catch((error: unknown) => {
    if (crowd.stopped) return
    crowd.tally.problem(`the crowd: ${String(error)}`)
    crowd.end("stranded")
  })
}

async function run(crowd: Crowd, plan: StampedePlan): Promise<CrowdReport> {
  const { tally } = crowd
  // What a connection costs is not what a waiting person costs.
  if (plan.onlyWaitMs !== undefined) crowd.pool.openAll()
  const start = performance.now()
  const elapsed = () => performance.now() - start
  const arrivals = setInterval(() => {
    const due = Math.min(plan.residents, Math.floor((elapsed() / plan.arriveWithinMs) * plan.residents))
    while (tally.arrived < due) come(crowd, tally.arrived++)
  }, ARRIVALS_EVERY_MS)

  let last = 0
  const tick = () => {
    const now = elapsed()
    tell({ tick: tally.tick(now, now - last) })
    last = now
  }
  const ticks = setInterval(tick, 1_000)
  while (elapsed() < plan.limitMs && !isFinished(crowd, elapsed())) await sleep(100)
  clearInterval(arrivals)
  clearInterval(ticks)
  tick()
  crowd.stopped = true
  tally.count("wheel_lag_ms", crowd.wheel.worstLagMs)
  crowd.wheel.stop()
  crowd.pool.close()
  return tally.report()
}

function come(crowd: Crowd, index: number): void {
  const { hostile } = crowd.traits(index)
  const onlyWaits = crowd.plan.onlyWaitMs !== undefined
  guard(crowd, hostile && !onlyWaits ? attack(crowd, index, hostile) : arrive(crowd, index))
}

function isFinished({ tally, plan }: Crowd, elapsedMs: number): boolean {
  if (plan.onlyWaitMs !== undefined) return elapsedMs > plan.arriveWithinMs + plan.onlyWaitMs
  const ended = Object.values(tally.ends).reduce((sum, count) => sum + count, 0)
  return ended === plan.residents
}
