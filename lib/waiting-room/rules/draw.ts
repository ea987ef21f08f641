import { createHash, hash } from "node:crypto"

/** What is published of a seed before the draw: SHA-256 of its text, in hexadecimal. */
export function commitmentOf(seed: string): string {
  return createHash("sha256").update(seed).digest("hex")
}

/** Draws of 100,000 take 0.4 MB each: enough for the two lines of several campaigns. */
const MAX_KEPT = 16
let recent: { seed: string; size: number; places: Uint32Array }[] = []

/**
 * The places of the numbers 1..size in the draw: `places[number]`, from 1. Order of the hexadecimal SHA-256 of the
 * seed's text with the number in decimal behind it. 100,000 numbers take 0.14 to 0.21 s the first time, once per draw and
 * process: the last draws are kept (decision 027).
 */
export function drawOrder(seed: string, size: number): Uint32Array {
  const known = recent.find((draw) => draw.seed === seed && draw.size === size)
  if (known) return known.places
  const places = new Uint32Array(size + 1)
  sortedByDigest(seed, size).forEach((number, index) => {
    places[number] = index + 1
  })
  recent = [{ seed, size, places }, ...recent].slice(0, MAX_KEPT)
  return places
}

/** More numbers than a line ever gives. With 32 bits of digest before it, a number still fits into a double. */
const NUMBERS = 2 ** 21

/**
 * The numbers 1..size in the order of their digests. Doubles made of the first 32 bits of each digest are sorted without
 * a comparing function, which is what makes it fast. About one pair of 100,000 shares these bits: there the whole
 * digests decide.
 */
function sortedByDigest(seed: string, size: number): Float64Array {
  const digestOf = (number: number) => hash("sha256", `${seed}${number}`)
  const keys = new Float64Array(size)
  for (let number = 1; number <= size; number++) {
    keys[number - 1] = Number.parseInt(digestOf(number).slice(0, 8), 16) * NUMBERS + number
  }
  keys.sort()
  const startOf = (index: number) => Math.floor((keys[index] ?? 0) / NUMBERS)
  const digestAt = (index: number) => digestOf((keys[index] ?? 0) % NUMBERS)
  for (let end = 1; end < size; end++) {
    for (let at = end; at > 0 && startOf(at) === startOf(at - 1) && digestAt(at) < digestAt(at - 1); at--) {
      keys.set([keys[at] ?? 0, keys[at - 1] ?? 0], at - 1)
    }
  }
  return keys.map((key) => key % NUMBERS)
}

/** Where a number stands in its line: by the draw if it took part, else behind it in order of joining. */
export function positionOf(number: number, draw: { seed: string; lobbySize: number }): number {
  if (number > draw.lobbySize) return number
  return drawOrder(draw.seed, draw.lobbySize)[number] ?? number
}
