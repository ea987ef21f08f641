import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { canonicalCrockford, decodeCrockford, encodeCrockford } from "./crockford.ts"
import { formatPhone, normalisePhone } from "./phone.ts"
import { kecamatanCodeOf } from "./regions.ts"
import {
  formatRunningNumber,
  formatTicketCode,
  newTicketCode,
  readRunningNumber,
  readTicketCode,
} from "./ticket-code.ts"

describe("Crockford base 32", () => {
  test("gives the bytes back, also when they are read aloud wrongly", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
        const text = encodeCrockford(bytes)
        expect(decodeCrockford(text)).toEqual(Buffer.from(bytes))
        const spoken = text.toLowerCase().replaceAll("0", "o").replaceAll("1", "l")
        expect(canonicalCrockford(spoken)).toBe(text)
      }),
    )
  })

  test("refuses letters it does not have", () => {
    expect(decodeCrockford("U")).toBeNull()
  })
})

describe("ticket codes", () => {
  test("are 16 characters, shown in fours, and read however they are typed", () => {
    const code = newTicketCode()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    const shown = formatTicketCode(code)
    expect(shown).toMatch(/^(\S{4} ){3}\S{4}$/)
    expect(readTicketCode(shown.toLowerCase())).toBe(code)
    expect(readTicketCode(shown.replaceAll(" ", "-"))).toBe(code)
  })

  test.each(["", "123", "0123456789ABCDEFG", "0123456789ABCDEU"])("%o is none", (typed) => {
    expect(readTicketCode(typed)).toBeNull()
  })

  test("do not repeat in ten thousand", () => {
    expect(new Set(Array.from({ length: 10_000 }, newTicketCode)).size).toBe(10_000)
  })
})

test.each([
  ["A-0123", { gateCode: "A", number: 123 }],
  ["a123", { gateCode: "A", number: 123 }],
  ["F 7", { gateCode: "F", number: 7 }],
  ["AB-12", null],
  ["123", null],
])("running number %o", (typed, expected) => {
  expect(readRunningNumber(typed)).toEqual(expected)
  if (expected)
    expect(readRunningNumber(formatRunningNumber(expected.gateCode, expected.number))).toEqual(expected)
})

describe("phones", () => {
  test.each([
    "081234567890",
    "+6281234567890",
    "6281234567890",
    "0812-3456-7890",
    "(0812) 3456 7890",
    "81234567890",
    "\u202A+62 812-3456-7890\u202C",
    "0812\u20113456\u20117890",
    "0812–3456–7890",
    "+62 0812 3456 7890",
    "+62 (0)812 3456 7890",
    "0062 812 3456 7890",
    "tel:+6281234567890",
    "０８１２３４５６７８９０",
    "٠٨١٢٣٤٥٦٧٨٩٠",
    "0812/3456/7890",
    "+62\u00A0812\u00A03456\u00A07890",
  ])("%s is one number", (typed) => {
    expect(normalisePhone(typed)).toBe("+6281234567890")
  })

  test.each([
    "",
    "0341123456",
    "08",
    "0812",
    "08123456789012345",
    "+6591234567",
    "abc",
    "080000000",
    "00 0812 3456 7890",
    "+0812 3456 7890",
  ])("%s is no mobile number", (typed) => {
    expect(normalisePhone(typed)).toBeNull()
  })

  test("are shown as people write them", () => {
    expect(formatPhone("+6281234567890")).toBe("0812-3456-7890")
  })
})

test("a kelurahan's code begins with its kecamatan's", () => {
  expect(kecamatanCodeOf("35.73.05.1003")).toBe("35.73.05")
})
