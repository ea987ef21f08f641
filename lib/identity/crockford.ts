import { plainText } from "#lib/kernel/plain-text.ts"

/** Crockford's base 32: no I, L, O, U, so a code survives being read aloud and typed. https://www.crockford.com/base32.html */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Five bits a character, most significant first; a rest of fewer than five bits is padded with zeros. */
export function encodeCrockford(bytes: Uint8Array): string {
  let text = ""
  let bits = 0
  let buffer = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text
}

/** Back to whole bytes; `null` when a character is not of the alphabet. Expects the canonical form. */
export function decodeCrockford(text: string): Buffer | null {
  const bytes: number[] = []
  let bits = 0
  let buffer = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    buffer = (buffer << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(buffer >> bits)
      buffer &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}

/** Returns what was typed in upper case, look-alikes replaced (O→0, I and L→1), blanks and dashes gone. */
export function canonicalCrockford(typed: string): string {
  return plainText(typed).toUpperCase().replace(/[ -]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")
}
