import { encode } from "uqr"
import { expect, test } from "vitest"
import { drawQrCode } from "./qr-code.ts"

/** Which modules the strokes of a path cover, as an SVG renderer would: "x y". */
function covered(path: string): Set<string> {
  const modules = new Set<string>()
  let [x, y] = [0, 0]
  for (const [, command, first = "", second = ""] of path.matchAll(/([Mmh])([\d.-]+)(?: ([\d.-]+))?/g)) {
    if (command === "M") [x, y] = [Number(first), Math.floor(Number(second))]
    if (command === "m") x += Number(first)
    if (command !== "h") continue
    for (let n = 0; n < Number(first); n++) modules.add(`${x + n} ${y}`)
    x += Number(first)
  }
  return modules
}

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

/** Any text that the alphanumeric mode holds; the same for the same seed. */
function textOf(length: number, seed: number): string {
  return Array.from({ length }, (_, at) =>
    SIGNS.charAt((seed * (at + 7) * 2_654_435_761) % SIGNS.length),
  ).join("")
}

test("every dark module of the library's code is drawn and no other, with four modules of white round them", () => {
  const ticket = `V1.7K3M9Q2X4RTB0WZP.12.A.${"0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(3)}`
  // Lengths of a ticket with more or less digits, of one sign left over, and of other sizes of the code.
  const texts = [3, 20, 21, 125, 126, 127, 400].flatMap((length) => [
    textOf(length, 1),
    textOf(length, 2),
    ":".repeat(length),
    `A${"0".repeat(length - 1)}`,
  ])
  for (const payload of [ticket, ...texts]) {
    const { side, path } = drawQrCode(payload)
    const { data, size } = encode(payload, { ecc: "M", border: 0, maskPattern: 0 })
    expect(side).toBe(size + 8)
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])))
    expect([...covered(path)].sort()).toEqual(dark.sort())
  }
})

test("what the alphanumeric mode does not hold is refused", () => {
  for (const payload of ["", "V1.abc", "V1.7K3M9Q2X4RTB0WZP_"]) {
    expect(() => drawQrCode(payload)).toThrow(RangeError)
  }
})
