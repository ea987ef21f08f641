import { createWriteStream } from "node:fs"
import { finished } from "node:stream/promises"
import { isCalm } from "./check/availability.ts"
import type { Call, Fault } from "./check/history.ts"

/** Writes the history, and knows of the last few seconds whether the portal serves calmly. */
export interface HistoryWriter {
  readonly calls: number
  record(entry: Call | Fault): void
  /** Whether every call of the last `ms` was answered in time, and some were. */
  isCalmSince(ms: number): boolean
  close(): Promise<void>
}

/** Fewer answers would say little. */
const MIN_ANSWERS = 5
const KEPT = 500

/** One JSON object a line. */
export function writeHistory(file: string): HistoryWriter {
  const stream = createWriteStream(file, { mode: 0o600 })
  const recent: Call[] = []
  let calls = 0
  return {
    get calls() {
      return calls
    },
    record(entry) {
      stream.write(`${JSON.stringify(entry)}\n`)
      if (entry.type !== "call") return
      calls++
      recent.push(entry)
      if (recent.length > KEPT) recent.splice(0, KEPT / 2)
    },
    isCalmSince(ms) {
      const late = recent.filter(({ end }) => end > Date.now() - ms)
      return late.length >= MIN_ANSWERS && late.every(isCalm)
    },
    async close() {
      stream.end()
      await finished(stream)
    },
  }
}
