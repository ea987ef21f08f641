export interface AdaptiveLimit {
  now(): number
  /** One request was inside for so long, together with so many others, itself included. */
  learn(latencyMs: number, together: number): void
}

/** Above this, those inside only wait for each other, and every other answer of the process waits for them. */
const TOO_SLOW_MS = 400

/** How far one request moves the running median: the last fifty or so decide. */
const STEP = 0.05

/**
 * How many requests may be inside at once, learnt from how long they take: additive increase while they are quick and
 * the limit is what holds others up, multiplicative decrease when they are slow (Chiu and Jain 1989, as TCP does).
 * The median decides, so a few that are slow on purpose decide nothing.
 */
export function adaptiveLimit(bounds: { floor: number; start: number; ceiling: number }): AdaptiveLimit {
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
      if (median > TOO_SLOW_MS) limit = Math.max(bounds.floor, limit * 0.8)
      else if (together >= limit * 0.7) limit = Math.min(bounds.ceiling, limit + 1)
      untilNext = Math.ceil(limit)
    },
  }
}
