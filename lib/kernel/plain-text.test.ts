import { expect, test } from "vitest"
import { plainText } from "./plain-text.ts"

test.each([
  ["what nobody sees", "\u202A+62 812\u202C\u200E", "+62 812"],
  ["a soft hyphen inside a word", "Nur\u00ADaini", "Nuraini"],
  ["a filler that counts as a letter", "\u3164\u115F", ""],
  ["a hyphen that does not break", "0812\u20113456", "0812-3456"],
  ["a dash between numbers", "0812–3456—7890", "0812-3456-7890"],
  ["a minus", "−5", "-5"],
  ["full-width digits", "０８１２", "0812"],
  ["Arabic-Indic digits", "٠٨١٢٣٤٥٦٧٨٩", "08123456789"],
  ["Persian digits", "۰۸۱۲", "0812"],
  ["Devanagari digits", "०९", "09"],
  ["letters put together from parts", "Jose\u0301", "José"],
  ["blanks of every kind", "  Siti\u00A0 \tAminah\n", "Siti Aminah"],
  ["control characters", "Siti\u0000Aminah", "Siti Aminah"],
])("%s", (_, typed, plain) => {
  expect(plainText(typed)).toBe(plain)
  expect(plainText(plain)).toBe(plain)
})
