import { makeSha256 } from "./sha256.ts"

/** Digests that are computed before the page may do something else: some 20 ms on a slow phone. */
const AT_ONCE = 2_000

/**
 * Returns the place of a number in the draw among 1 to `size`: one more than how many digests of `seed` and another
 * number are smaller than that of `seed` and this one. The seed has 64 characters, a whole block of SHA-256, hashed once.
 */
export async function placeInDraw(seed: string, size: number, number: number): Promise<number> {
  const digestOf = digestsAfter(seed)
  const ofNumber = digestOf(String(number)).slice()
  let place = 1
  for (let other = 1; other <= size; other++) {
    const digest = digestOf(String(other))
    const at = ofNumber.findIndex((word, at) => word !== digest[at])
    // The digest of the number itself differs nowhere: -1, which compares as equal.
    if (wordAt(digest, at) >>> 0 < wordAt(ofNumber, at) >>> 0) place++
    if (other % AT_ONCE === 0) await nextMessage()
  }
  return place
}

/** Lets the page do what waits. By a message, not a timer: those of a page in the background may take a minute, and its title tells the turn. */
function nextMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
}

/** Returns the SHA-256 of the seed in hexadecimal, which was published before the draw. */
export function commitmentOf(seed: string): string {
  return Array.from(digestsAfter(seed)(""), (word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
}

/** Returns a function for the digest of the seed with a text behind it; it fills the same array each time. */
function digestsAfter(seed: string): (text: string) => Int32Array {
  const { start, compress } = makeSha256()
  const afterSeed = start.slice()
  compress(afterSeed, wordsOf(seed))
  const digest = new Int32Array(8)
  return (text) => {
    const block = wordsOf(`${text}\u0080`)
    block[15] = (seed.length + text.length) * 8
    digest.set(afterSeed)
    compress(digest, block)
    return digest
  }
}

const wordAt = (words: Int32Array, at: number) => words[at] as number

/** Characters of one byte, four in a word. */
function wordsOf(text: string): Int32Array {
  const words = new Int32Array(16)
  for (let i = 0; i < text.length; i++) {
    words[i >> 2] = wordAt(words, i >> 2) | (text.charCodeAt(i) << (24 - (i % 4) * 8))
  }
  return words
}
