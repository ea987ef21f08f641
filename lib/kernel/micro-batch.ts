import DataLoader from "dataloader"

export interface BatchLimits {
  /** At most so many share one piece of work. */
  largest: number
  /** How long the first of a batch waits for company, in milliseconds. */
  companyMs: number
  /** Batches under way at once: while the database commits one, the next is already at its door. */
  lanes: number
}

/** A batch that still takes requests. */
interface Open {
  size: number
  /** Full, or waited long enough. */
  ready: boolean
  readonly dispatch: () => void
}

/**
 * Lets callers that come within a few milliseconds share one piece of work, which answers each in the order asked. A
 * batch leaves when it is full or has waited for company, and a lane is free; until then it fills, so the busier, the
 * larger.
 */
export function microBatch<K, V>(
  work: (requests: readonly K[]) => Promise<(V | Error)[]>,
  { largest, companyMs, lanes }: BatchLimits,
): (request: K) => Promise<V> {
  const waiting: Open[] = []
  let free = lanes
  let open: Open | undefined

  function schedule(dispatch: () => void): void {
    const batch = { size: 0, ready: false, dispatch }
    open = batch
    waiting.push(batch)
    setTimeout(() => makeReady(batch), companyMs)
  }

  function makeReady(batch: Open): void {
    batch.ready = true
    letGo()
  }

  /** In the order in which they were opened. */
  function letGo(): void {
    while (free > 0 && waiting[0]?.ready) {
      free--
      waiting.shift()?.dispatch()
    }
  }

  async function carryOut(requests: readonly K[]): Promise<(V | Error)[]> {
    try {
      return await work(requests)
    } finally {
      free++
      letGo()
    }
  }

  const batches = new DataLoader<K, V>(carryOut, {
    cache: false,
    maxBatchSize: largest,
    batchScheduleFn: schedule,
  })
  return (request) => {
    const outcome = batches.load(request)
    if (open && ++open.size >= largest) makeReady(open)
    return outcome
  }
}
