import DataLoader from "dataloader"

export interface BatchLimits {
  /** At most so many share one piece of work. */
  largest: number
  /** How long the first of a batch waits for company, in milliseconds. */
  companyMs: number
  /** Batches under way at once: while the database commits one, the next is already at its door. */
  lanes: number
}

/**
 * Lets callers that come within a few milliseconds share one piece of work, which answers each in the order asked. A
 * batch leaves when it has a lane; until then it stays open and fills, so the busier, the larger.
 */
export function microBatch<K, V>(
  work: (requests: readonly K[]) => Promise<(V | Error)[]>,
  { largest, companyMs, lanes }: BatchLimits,
): (request: K) => Promise<V> {
  const waiting: (() => void)[] = []
  let free = lanes

  function schedule(dispatch: () => void): void {
    if (free === 0) {
      waiting.push(dispatch)
      return
    }
    free--
    setTimeout(dispatch, companyMs)
  }

  /** The lane goes to the batch that has waited longest, before anybody new can take it. */
  function passLaneOn(): void {
    const next = waiting.shift()
    if (next) setTimeout(next, companyMs)
    else free++
  }

  const batches = new DataLoader<K, V>((requests) => work(requests).finally(passLaneOn), {
    cache: false,
    maxBatchSize: largest,
    batchScheduleFn: schedule,
  })
  return (request) => batches.load(request)
}
