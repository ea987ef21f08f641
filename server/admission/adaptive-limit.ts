import { performance } from "node:perf_hooks"

export interface AdaptiveLimit {
  now(): number
  /** One request was inside for so long, together with so many others, itself included. */
  learn(latencyMs: number, together: number): void
}

export interface Bounds {
  readonly floor: number
  readonly start: number
  readonly ceiling: number
}

/** Above this, those inside only wait for each other, and every other answer of the process waits for them. */
const TOO_SLOW_MS = 400

/** A thread that computes more of its time gains nothing from one more request. */
const SATURATED = 0.9

/** How far one request moves the running median: the last fifty or so decide. */
const STEP = 0.05

/**
 * How many requests may be inside at once, learnt from how it goes: one more while answers are quick, the limit is
 * what holds others up and the processor waits (for Postgres); a fifth less when answers are slow (additive increase,
 * multiplicative decrease: Chiu and Jain 1989, as TCP does). The median decides, so a few that are slow on purpose do
 * not. `utilization`: the part of the time since it was last asked that the thread was busy, 0–1.
 */
export function adaptiveLimit(bounds: Bounds, utilization: () => number): AdaptiveLimit {
  let limit = bounds.start
  let median = 0
  let untilNext = limit

  return {
    now: () => Math.round(limit),
    learn(latencyMs, together) {
      if (median === 0) median = latencyMs
      else median += Math.sign(latencyMs - median) * Math.max(0.1, median * STEP)
      // One decision per full round: the requests that were let in under the last one must come out first.
      untilNext -= 1
      if (untilNext > 0) return
      const isSaturated = utilization() > SATURATED
      if (median > TOO_SLOW_MS) limit = Math.max(bounds.floor, limit * 0.8)
      else if (together >= limit * 0.7 && !isSaturated) limit = Math.min(bounds.ceiling, limit + 1)
      untilNext = Math.ceil(limit)
    },
  }
}

/** How busy this thread was since the last call. */
export function eventLoopUtilization(): () => number {
  let last = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    return utilization
  }
}
