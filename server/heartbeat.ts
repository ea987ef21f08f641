import { logSurprise } from "#lib/kernel/log.ts"

const BEAT_MS = 1_000

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
      await beat(moment)
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
