import DataLoader from "dataloader"

export interface BatchLimits {
  /** At most so many share one piece of work. */
  maxBatchSize: number
  /** How long the first of a batch waits for company, in milliseconds. */
  maxWaitMs: number
  /** Batches under way at once: while the database commits one, the next is already at its door. */
  concurrency: number
}

/** A batch that still takes requests. */
interface Open<K, V> {
  size: number
  /** Full, or waited long enough. */
  ready: boolean
  /** Ends it: from now on requests go into the next one. */
  readonly close: () => Shared<K, V>
}

/** The requests of a closed batch, and where their answers go. */
interface Shared<K, V> {
  readonly requests: readonly K[]
  readonly answers: PromiseWithResolvers<(V | Error)[]>
}

/**
 * Lets callers that come within a few milliseconds share one piece of work, which answers each in the order asked. It begins
 * when its batch is full or has waited for company, and a lane is free; the batch fills until the work calls `take`, so
 * whoever comes while it waits for a lock is taken along. `take` gives the same requests however often it is called.
 */
export function microBatch<K, V>(
  work: (take: () => readonly K[]) => Promise<(V | Error)[]>,
  { maxBatchSize, maxWaitMs, concurrency }: BatchLimits,
): (request: K) => Promise<V> {
  const waiting: Open<K, V>[] = []
  let free = concurrency
  let open: Open<K, V> | undefined
  let justClosed: Shared<K, V> | undefined

  function schedule(dispatch: () => void): void {
    const batch: Open<K, V> = { size: 0, ready: false, close: () => end(batch, dispatch) }
    open = batch
    waiting.push(batch)
    setTimeout(() => makeReady(batch), maxWaitMs)
  }

  function end(batch: Open<K, V>, dispatch: () => void): Shared<K, V> {
    if (open === batch) open = undefined
    justClosed = undefined
    dispatch()
    if (!justClosed) throw new Error("a batch without requests")
    return justClosed
  }

  function makeReady(batch: Open<K, V>): void {
    batch.ready = true
    letGo()
  }

  /** In the order in which they were opened. */
  function letGo(): void {
    while (free > 0 && waiting[0]?.ready) {
      free--
      const batch = waiting.shift()
      if (batch) void carryOut(batch)
    }
  }

  async function carryOut({ close }: Open<K, V>): Promise<void> {
    let shared: Shared<K, V> | undefined
    const taken = () => {
      shared ??= close()
      return shared
    }
    try {
      const outcomes = await work(() => taken().requests)
      taken().answers.resolve(outcomes)
    } catch (error) {
      taken().answers.reject(error)
    } finally {
      free++
      letGo()
    }
  }

  const batches = new DataLoader<K, V>(
    (requests) => {
      justClosed = { requests, answers: Promise.withResolvers() }
      return justClosed.answers.promise
    },
    { cache: false, maxBatchSize: maxBatchSize, batchScheduleFn: schedule },
  )
  return (request) => {
    const outcome = batches.load(request)
    if (open && ++open.size >= maxBatchSize) makeReady(open)
    return outcome
  }
}
