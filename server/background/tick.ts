import { logUnexpected } from "#platform/log.ts"

const BEAT_MS = 1_000

/** A beat that takes longer is given up: one lost connection must not stop the heart. */
const LIMIT_MS = 3_000

/** A database that is away says so once a minute, not once a second. */
const SILENT_MS = 60_000

/** Calls `beat` once a second, never twice at the same time. A beat that fails is logged; the next one comes. */
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
        logUnexpected("heartbeat", error)
      }
    } finally {
      isTicking = false
    }
  }, BEAT_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no beat within ${limitMs} ms`)), limitMs)
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
