/** Eight words of a digest, in place: `block` holds sixteen words and is used up. */
export type Compress = (digest: Int32Array, block: Int32Array) => void

export interface Sha256 {
  /** The words of the digest before anything was hashed. */
  readonly start: Int32Array
  readonly compress: Compress
}

/**
 * SHA-256 in plain JavaScript (FIPS 180-4): `crypto.subtle` is absent on plain HTTP, and its promises cost more than
 * hashing so little. Refers to nothing outside, because its text also runs in a worker (`solver.ts`).
 */
export function makeSha256(): Sha256 {
  const constants = new Int32Array(64)
  const start = new Int32Array(8)
  const schedule = new Int32Array(64)
  const at = (words: Int32Array, index: number) => words[index] as number
  const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
  const fraction = (root: number): number => ((root - Math.floor(root)) * 0x100000000) | 0

  // The constants are the fractions of roots of the first primes, so they need not be sent.
  for (let candidate = 2, found = 0; found < 64; candidate++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) isPrime = false
    }
    if (!isPrime) continue
    if (found < 8) start[found] = fraction(candidate ** (1 / 2))
    constants[found++] = fraction(candidate ** (1 / 3))
  }

  function compress(digest: Int32Array, block: Int32Array): void {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        schedule[i] = at(block, i)
        continue
      }
      const early = at(schedule, i - 15)
      const late = at(schedule, i - 2)
      const fromEarly = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      const fromLate = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      schedule[i] = (at(schedule, i - 16) + fromEarly + at(schedule, i - 7) + fromLate) | 0
    }
    let a = at(digest, 0)
    let b = at(digest, 1)
    let c = at(digest, 2)
    let d = at(digest, 3)
    let e = at(digest, 4)
    let f = at(digest, 5)
    let g = at(digest, 6)
    let h = at(digest, 7)
    for (let i = 0; i < 64; i++) {
      const mixed = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      const first = (h + mixed + ((e & f) ^ (~e & g)) + at(constants, i) + at(schedule, i)) | 0
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    digest[0] = at(digest, 0) + a
    digest[1] = at(digest, 1) + b
    digest[2] = at(digest, 2) + c
    digest[3] = at(digest, 3) + d
    digest[4] = at(digest, 4) + e
    digest[5] = at(digest, 5) + f
    digest[6] = at(digest, 6) + g
    digest[7] = at(digest, 7) + h
  }

  return { start, compress }
}
