import { logUnexpected } from "#platform/log.ts"

const TICK_MS = 1_000

/** An idle process ticks so rarely: nobody waits for what it does. */
const IDLE_TICK_MS = 4_000

/** A tick that takes longer is given up, so that one lost connection does not stop all that follow. */
const LIMIT_MS = 3_000

/** A database that is away is logged once in this time. */
const SILENT_MS = 60_000

/** The tick is slower than it may be, which says nothing of why. */
class Late extends Error {}

/**
 * Calls `tick` once a second, while idle every four, never twice at the same time. A failure is logged, at most once a minute,
 * and the next tick comes. A single late tick is no news, least of all while the process starts.
 */
export function startTicking(
  tick: (now: Date) => Promise<void>,
  now: () => Date,
  isIdle: () => boolean = () => false,
): { stop(): void } {
  let isTicking = false
  let isLate = false
  let began = Number.NEGATIVE_INFINITY
  let lastTold = Number.NEGATIVE_INFINITY
  const timer = setInterval(async () => {
    if (isTicking || (isIdle() && performance.now() - began < IDLE_TICK_MS - TICK_MS / 2)) return
    isTicking = true
    began = performance.now()
    const moment = now()
    try {
      await within(LIMIT_MS, tick(moment))
      isLate = false
    } catch (error) {
      const isNews = isLate || !(error instanceof Late)
      isLate = error instanceof Late
      if (isNews && moment.getTime() - lastTold >= SILENT_MS) {
        lastTold = moment.getTime()
        logUnexpected("background work", error)
      }
    } finally {
      isTicking = false
    }
  }, TICK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Late(`no end within ${limitMs} ms`)), limitMs)
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
