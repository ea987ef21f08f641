import type { makeSha256 } from "./sha256.ts"

/** The parts of an ALTCHA challenge (version 2) that solving it needs. Bytes are written in hexadecimal. */
export interface Work {
  readonly nonce: string
  readonly salt: string
  /** How often the digest is hashed. */
  readonly cost: number
  readonly keyLength: number
  readonly keyPrefix: string
}

export interface Solution {
  readonly counter: number
  readonly derivedKey: string
}

/**
 * Tries counters until the key of one begins with the wanted digits: `SHA-256(salt nonce counter)`, the digest hashed
 * again to a total of `cost` times (altcha-lib, `solveChallenge` with its `sha` algorithm). Salt and nonce are so
 * short that everything is one block. Refers to nothing outside: its text also runs in a worker.
 */
export function makeSolver(sha256: typeof makeSha256): (work: Work) => Solution {
  const { start, compress } = sha256()
  const digest = new Int32Array(8)
  const block = new Int32Array(16)
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0")

  return ({ nonce, salt, cost, keyLength, keyPrefix }) => {
    const digits = salt + nonce
    const bytes = digits.length / 2 + 4
    const prefix = keyPrefix.toLowerCase()
    const known = prefix.slice(0, 8)
    for (let counter = 0; ; counter++) {
      block.fill(0)
      for (let i = 0; i < digits.length; i += 8) block[i / 8] = Number.parseInt(digits.slice(i, i + 8), 16)
      block[digits.length / 8] = counter
      block[bytes / 4] = 0x80000000
      block[15] = bytes * 8
      digest.set(start)
      compress(digest, block)
      for (let round = 1; round < cost; round++) {
        block.fill(0)
        block.set(digest)
        block[8] = 0x80000000
        block[15] = 256
        digest.set(start)
        compress(digest, block)
      }
      if (hex(digest[0] as number).slice(0, known.length) !== known) continue
      const key = Array.from(digest, hex)
        .join("")
        .slice(0, keyLength * 2)
      if (key.startsWith(prefix)) return { counter, derivedKey: key }
    }
  }
}
