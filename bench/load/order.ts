import type { ClosedLoopResult } from "../http/closed-loop.ts"

/** What a load process is asked to do. It sends the requests in turn, from the first again after the last. */
export interface LoadOrder {
  readonly host: string
  readonly port: number
  readonly connections: number
  readonly warmUpMs: number
  readonly measureMs: number
  readonly requests: readonly (string | Buffer)[]
  /** Whether every request is sent once only: the run ends an error when they run out. */
  readonly once: boolean
  /** An answer with any other status is an error. */
  readonly status: number
}

/** What came of it, and what the load itself cost. */
export interface LoadResult extends ClosedLoopResult {
  /** Cores that the load process kept busy, 0–1: near 1, it was the bottleneck. */
  readonly loadCpu: number
  readonly loadRssMb: number
}
