import { createHash, hash } from "node:crypto"

/** What is published of a seed before the draw: SHA-256 of its text, in hexadecimal. */
export function commitmentOf(seed: string): string {
  return createHash("sha256").update(seed).digest("hex")
}

let lately: { seed: string; size: number; places: Uint32Array }[] = []

/**
 * The places of the numbers 1..size in the draw: `places[number]`, from 1. Order of the hexadecimal SHA-256 of the
 * seed's text with the number in decimal behind it. A tenth of a second for 100,000, so the last draws are kept.
 */
export function drawOrder(seed: string, size: number): Uint32Array {
  const known = lately.find((draw) => draw.seed === seed && draw.size === size)
  if (known) return known.places
  const digests = Array.from({ length: size + 1 }, (_, number) => hash("sha256", `${seed}${number}`))
  const numbers = Uint32Array.from({ length: size }, (_, index) => index + 1)
  numbers.sort((a, b) => ((digests[a] ?? "") < (digests[b] ?? "") ? -1 : 1))
  const places = new Uint32Array(size + 1)
  for (const [index, number] of numbers.entries()) places[number] = index + 1
  lately = [{ seed, size, places }, ...lately].slice(0, 4)
  return places
}

/** Where a number stands in its line: by the draw if it took part, else behind it in order of joining. */
export function positionOf(number: number, draw: { seed: string; lobbySize: number }): number {
  if (number > draw.lobbySize) return number
  return drawOrder(draw.seed, draw.lobbySize)[number] ?? number
}
