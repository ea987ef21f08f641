import { logUnexpected } from "#platform/log.ts"

const TICK_MS = 1_000

/** A tick that takes longer is given up, so that one lost connection does not stop all that follow. */
const LIMIT_MS = 3_000

/** A database that is away is logged once in this time. */
const SILENT_MS = 60_000

/**
 * Calls `tick` once a second, never twice at the same time. A failure is logged, at most once a minute, and the next
 * tick comes.
 */
export function startTicking(tick: (now: Date) => Promise<void>, now: () => Date): { stop(): void } {
  let isTicking = false
  let lastTold = Number.NEGATIVE_INFINITY
  const timer = setInterval(async () => {
    if (isTicking) return
    isTicking = true
    const moment = now()
    try {
      await within(LIMIT_MS, tick(moment))
    } catch (error) {
      if (moment.getTime() - lastTold >= SILENT_MS) {
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
  const timer = setTimeout(() => late.reject(new Error(`no end within ${limitMs} ms`)), limitMs)
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
