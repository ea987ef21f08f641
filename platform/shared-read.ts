/** A value with the moment at which it was read. */
export interface Dated<T> {
  value: T
  asOf: Date
}

/** So long may public reads be shared, in ms. What is left of two seconds is for the page made of them (`server/page-cache/refreshing-cache.ts`). */
export const SHARED_FOR_MS = 300

/**
 * Shares one read among everybody who asks within `maxAgeMs`: a crowd costs the database one query, not one each.
 * Callers that arrive during a read wait for it. A failed read is not kept.
 */
export function shareReads<T>(
  maxAgeMs: number,
  read: (now: Date) => Promise<T>,
): (now: Date) => Promise<Dated<T>> {
  let current: { startedAt: number; result: Promise<Dated<T>> } | undefined
  return (now) => {
    const age = current ? now.getTime() - current.startedAt : Number.POSITIVE_INFINITY
    if (current && age >= 0 && age < maxAgeMs) return current.result

    const entry = { startedAt: now.getTime(), result: read(now).then((value) => ({ value, asOf: now })) }
    entry.result.catch(() => {
      if (current === entry) current = undefined
    })
    current = entry
    return entry.result
  }
}

/** So many keys are remembered; of more, the one that was first asked for goes. */
const MAX_KEYS = 100

/** The same for reads of many things, each shared among those who ask for the same `key`. */
export function shareReadsByKey<K, T>(
  maxAgeMs: number,
  read: (key: K, now: Date) => Promise<T>,
): (key: K, now: Date) => Promise<Dated<T>> {
  const reads = new Map<K, (now: Date) => Promise<Dated<T>>>()
  return (key, now) => {
    const known = reads.get(key)
    if (known) return known(now)
    const fresh = shareReads(maxAgeMs, (at) => read(key, at))
    reads.set(key, fresh)
    const [oldest] = reads.keys()
    if (reads.size > MAX_KEYS && oldest !== undefined) reads.delete(oldest)
    return fresh(now)
  }
}
