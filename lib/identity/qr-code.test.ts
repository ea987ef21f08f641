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

test("every dark module is drawn and no other, with four modules of white round them", () => {
  const payload = `V1.7K3M9Q2X4RTB0WZP.12.A.${"0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(3)}`
  const { side, path } = drawQrCode(payload)
  const { data, size } = encode(payload, { ecc: "M", border: 0, maskPattern: 0 })
  expect(side).toBe(size + 8)
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])))
  expect([...covered(path)].sort()).toEqual(dark.sort())
})
