import { encode } from "uqr"

/** Modules of white round the code, as the standard asks (ISO/IEC 18004). */
const QUIET = 4

/**
 * Trying all eight masks for the fairest picture takes ten times as long as the code itself, and a ticket's payload, most
 * of it a signature, is as good as random: any mask breaks it up. Readers accept each (ISO/IEC 18004, section 7.8).
 */
const MASK = 0

/** For an SVG of `side` × `side` modules: the dark ones are strokes of `path`, one module wide. */
export interface QrCode {
  readonly side: number
  readonly path: string
}

/** Row by row, 32 in a number; dark is 1. */
type Modules = Int32Array

/** The code of a text of `A`s, and which of its modules each bit of each pair of characters turns over. */
interface Blank {
  readonly text: string
  readonly size: number
  readonly modules: Modules
  readonly turned: readonly (readonly Modules[])[]
}

/** What the alphanumeric mode holds, in the order of its values. Three at least: fewer may be written in another mode. */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
const VALUES = Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)))
const DRAWABLE = /^[0-9A-Z $%*+\-./:]{3,}$/

/**
 * Draws what the library draws, in a third of the time: error correction, placement and mask are linear, so that the code
 * of a text is that of another of its length with the modules turned over that their bits differ in. The library is asked
 * for these once a length, which takes 0.1 s. Throws `RangeError` for what has no alphanumeric code.
 */
export function drawQrCode(payload: string): QrCode {
  if (!DRAWABLE.test(payload)) throw new RangeError("not for the alphanumeric mode")
  const { text, size, modules, turned } = blankOf(payload.length)
  const drawn = modules.slice()
  for (let pair = 0; pair < turned.length; pair++) {
    const ofPair = turned[pair] ?? []
    let bits = pairAt(payload, 2 * pair) ^ pairAt(text, 2 * pair)
    for (let bit = 0; bits !== 0; bits >>= 1, bit++) if (bits & 1) turn(drawn, ofPair[bit])
  }
  return { side: size + 2 * QUIET, path: strokesOf(drawn, size) }
}

const blanks = new Map<number, Blank>()

function blankOf(length: number): Blank {
  const known = blanks.get(length) ?? makeBlank(length)
  blanks.set(length, known)
  return known
}

function makeBlank(length: number): Blank {
  const text = "A".repeat(length)
  const { size, modules } = ask(text)
  const turned: Modules[][] = []
  for (let at = 0; at < length; at += 2) {
    const isPair = at + 1 < length
    turned.push(
      Array.from({ length: isPair ? 11 : 6 }, (_, bit) => {
        const value = pairAt(text, at) ^ (1 << bit)
        const other = isPair ? letter(Math.floor(value / 45)) + letter(value % 45) : letter(value)
        const changed = ask(text.slice(0, at) + other + text.slice(at + 2)).modules
        turn(changed, modules)
        return changed
      }),
    )
  }
  return { text, size, modules, turned }
}

const letter = (value: number) => ALPHABET.charAt(value)

/** Of the pair of characters there, or of the last one. */
function pairAt(text: string, at: number): number {
  const first = VALUES[text.charCodeAt(at)] ?? 0
  return at + 1 < text.length ? first * 45 + (VALUES[text.charCodeAt(at + 1)] ?? 0) : first
}

function ask(text: string): { size: number; modules: Modules } {
  const { data, size } = encode(text, { ecc: "M", border: 0, maskPattern: MASK })
  const modules = new Int32Array(Math.ceil((size * size) / 32))
  for (const [at, mark] of data.flat().entries())
    if (mark) modules[at >> 5] = wordAt(modules, at >> 5) | (1 << (at & 31))
  return { size, modules }
}

function turn(modules: Modules, by: Modules | undefined): void {
  if (by) for (let at = 0; at < modules.length; at++) modules[at] = wordAt(modules, at) ^ wordAt(by, at)
}

// Inside its length a typed array has a number everywhere; asking whether it has one takes as long as all the rest.
const wordAt = (modules: Modules, at: number) => modules[at] as number
const isDark = (modules: Modules, at: number) => (wordAt(modules, at >> 5) >>> (at & 31)) & 1

/** Neighbouring dark modules of a row are one stroke along its middle. A third of the bytes that rectangles take. */
function strokesOf(modules: Modules, size: number): string {
  let strokes = ""
  for (let y = 0; y < size; y++) {
    let end = -1
    for (let x = 0; x < size; x++) {
      if (!isDark(modules, y * size + x)) continue
      const start = x
      while (x + 1 < size && isDark(modules, y * size + x + 1)) x++
      strokes += end < 0 ? `M${start + QUIET} ${y + QUIET}.5` : GAPS[start - end]
      end = x + 1
      strokes += RUNS[end - start]
    }
  }
  return strokes
}

/** The largest code has 177 modules a side. */
const GAPS = Array.from({ length: 178 }, (_, modules) => `m${modules} 0`)
const RUNS = Array.from({ length: 178 }, (_, modules) => `h${modules}`)
