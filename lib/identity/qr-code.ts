import { encode } from "uqr"

/** Modules of white round the code, as the standard asks (ISO/IEC 18004). */
const QUIET = 4

/**
 * Trying all eight masks for the fairest picture takes ten times as long as the code itself, and a ticket's payload, most
 * of it a signature, is as good as random: any mask breaks it up. Readers accept each (ISO/IEC 18004, section 7.8).
 */
const MASK = 0

/** What the alphanumeric mode holds. */
const DRAWABLE = /^[0-9A-Z $%*+\-./:]+$/

/** For an SVG of `side` × `side` modules: the dark ones are strokes of `path`, one module wide. */
export interface QrCode {
  readonly side: number
  readonly path: string
}

/** Draws a payload. Throws `RangeError` for what the alphanumeric mode cannot hold: the code would be larger. */
export function drawQrCode(payload: string): QrCode {
  if (!DRAWABLE.test(payload)) throw new RangeError("not for the alphanumeric mode")
  const { data, size } = encode(payload, { ecc: "M", border: 0, maskPattern: MASK })
  return { side: size + 2 * QUIET, path: data.map(strokesOfRow).join("") }
}

/** Neighbouring dark modules of a row are one stroke along its middle. A third of the bytes that rectangles take. */
function strokesOfRow(row: readonly boolean[], y: number): string {
  let strokes = ""
  let end = -1
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    strokes += end < 0 ? `M${start + QUIET} ${y + QUIET}.5` : `m${start - end} 0`
    end = x + 1
    strokes += `h${end - start}`
  }
  return strokes
}
