import { LRUCache } from "lru-cache"

export interface TokenBuckets {
  /** Takes one token. Says how many `key` is short of after that; 0 is within its budget. `now` in milliseconds. */
  take(key: string, now: number): number
  /** Takes one token if `key` has one, and says whether it had. Nobody goes into debt by asking. */
  tryTake(key: string, now: number): boolean
}

/** A debt stops growing at so many bursts, so that a flood behind a shared address is forgotten some day. */
const DEEPEST = 4

/**
 * A budget for each key: `burst` tokens at once, `perSecond` new ones. A key that takes more goes into debt: the caller
 * asks a price that rises with the debt, and refuses no request. The `most` keys that were seen last are remembered.
 */
export function tokenBuckets(options: { burst: number; perSecond: number; most: number }): TokenBuckets {
  const { burst, perSecond, most } = options
  const buckets = new LRUCache<string, { level: number; at: number }>({ max: most })

  /** With what was earned since it was last seen. */
  function bucketOf(key: string, now: number) {
    const bucket = buckets.get(key) ?? { level: burst, at: now }
    const earned = (Math.max(0, now - bucket.at) / 1_000) * perSecond
    bucket.level = Math.min(burst, bucket.level + earned)
    bucket.at = Math.max(bucket.at, now)
    buckets.set(key, bucket)
    return bucket
  }

  return {
    take(key, now) {
      const bucket = bucketOf(key, now)
      bucket.level = Math.max(-DEEPEST * burst, bucket.level - 1)
      return Math.max(0, -bucket.level)
    },
    tryTake(key, now) {
      const bucket = bucketOf(key, now)
      if (bucket.level < 1) return false
      bucket.level -= 1
      return true
    },
  }
}
