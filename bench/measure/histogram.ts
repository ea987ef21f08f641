/** Each bucket is 2 % wider than the one before: a percentile is exact to 2 %. */
const GROWTH = Math.log(1.02)
const MIN_MS = 0.05
const BUCKETS = 800

/** Times of any number of requests in 6 kB. */
export class Histogram {
  readonly #counts = new Float64Array(BUCKETS)
  count = 0
  max = 0

  add(ms: number): void {
    const bucket = Math.ceil(Math.log(Math.max(ms, MIN_MS) / MIN_MS) / GROWTH)
    const index = Math.min(bucket, BUCKETS - 1)
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.count++
    this.max = Math.max(this.max, ms)
  }

  /** The time in milliseconds that this part (0–1) of all stayed within; 0 when nothing was added. */
  percentile(part: number): number {
    let left = this.count * part
    for (const [bucket, count] of this.#counts.entries()) {
      left -= count
      if (count > 0 && left <= 0) return Math.min(MIN_MS * Math.exp(bucket * GROWTH), this.max)
    }
    return this.max
  }
}
