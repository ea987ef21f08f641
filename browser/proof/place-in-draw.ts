import { makeSha256 } from "./sha256.ts"

/** Digests between two breaths of the page: some 20 ms on a slow phone. */
const AT_ONCE = 2_000

/**
 * The place of a number in the draw among 1 to `size`: how many digests of `seed` with a number behind it are smaller
 * than its own. The seed is 64 characters, one whole block of SHA-256, and is hashed once for all.
 */
export async function placeInDraw(seed: string, size: number, number: number): Promise<number> {
  const digestOf = digestsAfter(seed)
  const own = digestOf(String(number)).slice()
  let place = 1
  for (let other = 1; other <= size; other++) {
    const digest = digestOf(String(other))
    const at = own.findIndex((word, at) => word !== digest[at])
    // Its own digest differs nowhere, and is not smaller.
    if (wordAt(digest, at) >>> 0 < wordAt(own, at) >>> 0) place++
    if (other % AT_ONCE === 0) await breath()
  }
  return place
}

/** By a message: a timer of a page that nobody looks at may take a minute, and such a page tells the turn in its title. */
function breath(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((breathe) => {
    port1.onmessage = () => {
      port1.close()
      breathe()
    }
    port2.postMessage(0)
  })
}

/** What has to have been published of this seed before the draw: its SHA-256, in hexadecimal. */
export function commitmentOf(seed: string): string {
  return Array.from(digestsAfter(seed)(""), (word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
}

/** The same array each time. */
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
