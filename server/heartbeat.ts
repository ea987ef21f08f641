import { setTimeout as sleep } from "node:timers/promises"
import { logSurprise } from "#lib/kernel/log.ts"

const BEAT_MS = 1_000

/** A beat that takes longer is given up: one lost connection must not stop the heart. */
const LIMIT_MS = 3_000

/** A database that is away says so once a minute, not once a second. */
const SILENT_MS = 60_000

/** Calls `beat` once a second, never twice at the same time. A beat that fails is logged; the next one comes. */
export function startHeartbeat(beat: (now: Date) => Promise<void>, now: () => Date): { stop(): void } {
  let isBeating = false
  let lastTold = Number.NEGATIVE_INFINITY
  const timer = setInterval(async () => {
    if (isBeating) return
    isBeating = true
    const moment = now()
    try {
      const late = sleep(LIMIT_MS, "late" as const, { ref: false })
      if ((await Promise.race([beat(moment), late])) === "late") throw new Error(`no beat within ${LIMIT_MS} ms`)
    } catch (error) {
      if (moment.getTime() - lastTold >= SILENT_MS) {
        lastTold = moment.getTime()
        logSurprise("heartbeat", error)
      }
    } finally {
      isBeating = false
    }
  }, BEAT_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
