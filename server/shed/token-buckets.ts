import { LRUCache } from "lru-cache"

export interface TokenBuckets {
  /** Takes one token. Says how many `key` is short of after that; 0 is within its budget. `now` in milliseconds. */
  take(key: string, now: number): number
}

/** A debt stops growing at so many bursts, so that a flood behind a shared address is forgotten some day. */
const DEEPEST = 4

/**
 * A budget for each key: `burst` tokens at once, `perSecond` new ones. Whoever takes more goes into debt: the caller
 * asks a price that rises with it, and refuses nobody. The `most` keys that were seen last are remembered.
 */
export function tokenBuckets(options: { burst: number; perSecond: number; most: number }): TokenBuckets {
  const { burst, perSecond, most } = options
  const buckets = new LRUCache<string, { level: number; at: number }>({ max: most })
  return {
    take(key, now) {
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, { level: burst - 1, at: now })
        return 0
      }
      const earned = (Math.max(0, now - bucket.at) / 1_000) * perSecond
      bucket.level = Math.max(-DEEPEST * burst, Math.min(burst, bucket.level + earned) - 1)
      bucket.at = Math.max(bucket.at, now)
      return Math.max(0, -bucket.level)
    },
  }
}
