export interface BatchLimits {
  /** Most requests that share one piece of work. */
  readonly maxBatchSize: number
  /** Most pieces of work under way at once. */
  readonly concurrency: number
}

/** A request whose work has not begun, and the promise of its answer. */
interface Waiting<K, V> extends PromiseWithResolvers<V> {
  readonly request: K
}

/**
 * Lets requests share one piece of work, which answers each in the order asked, with a value or an `Error`. A request
 * begins at the end of its iteration of the event loop, together with all others of it; while as many are under way as
 * `concurrency` allows, requests wait for one of them to end, and then share the next. Waiting longer than that for others gives
 * nothing: where the process is busy they are many by then (decision 027).
 *
 * `work` gets its requests from `drainBatch`, so that what comes while it waits to begin is taken along. Every call
 * returns the same requests. Rejects with what `work` throws, for all who shared it.
 */
export function microBatch<K, V>(
  work: (drainBatch: () => readonly K[]) => Promise<readonly (V | Error)[]>,
  { maxBatchSize, concurrency }: BatchLimits,
): (request: K) => Promise<V> {
  const waiting: Waiting<K, V>[] = []
  let underWay = 0
  /** Batches that have begun and not drained: each will take the next `maxBatchSize` of those who wait. */
  let undrained = 0

  function begin(): void {
    while (underWay < concurrency && waiting.length > undrained * maxBatchSize) void carryOut()
  }

  async function carryOut(): Promise<void> {
    underWay++
    undrained++
    let batch: { shared: Waiting<K, V>[]; requests: K[] } | undefined
    const drain = () => {
      if (batch) return batch
      undrained--
      const shared = waiting.splice(0, maxBatchSize)
      batch = { shared, requests: shared.map(({ request }) => request) }
      return batch
    }
    try {
      const outcomes = await work(() => drain().requests)
      const { shared } = drain()
      if (outcomes.length !== shared.length) throw new Error("a batch answered more or fewer than asked")
      for (const [n, outcome] of outcomes.entries()) {
        if (outcome instanceof Error) shared[n]?.reject(outcome)
        else shared[n]?.resolve(outcome)
      }
    } catch (error) {
      for (const { reject } of drain().shared) reject(error)
    } finally {
      underWay--
      setImmediate(begin)
    }
  }

  return (request) => {
    const answer = Promise.withResolvers<V>()
    waiting.push({ request, ...answer })
    setImmediate(begin)
    return answer.promise
  }
}
