/** The latencies of the last second. */
export interface RecentLatencies {
  note(latencyMs: number): void
  /** 95th percentile in milliseconds; 0 when there were none. */
  p95(): number
}

const WINDOW_MS = 1_000

/** A worker gives some hundreds of answers a second that pass the gate; older ones are dropped beyond that. */
const MAX = 1_000

/** `clock` in milliseconds, from any start. */
export function recentLatencies(clock: () => number): RecentLatencies {
  let noted: { at: number; latencyMs: number }[] = []
  return {
    note(latencyMs) {
      noted.push({ at: clock(), latencyMs })
      if (noted.length > 2 * MAX) noted = noted.slice(-MAX)
    },
    p95() {
      const since = clock() - WINDOW_MS
      noted = noted.filter(({ at }) => at > since)
      const sorted = noted.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length * 0.95)] ?? 0
    },
  }
}
