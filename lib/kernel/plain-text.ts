// Browsers run this file too: nothing of Node.

/**
 * Returns typed, pasted or scanned text in one plain form: NFKC (full-width characters become plain ones), without characters
 * that nobody sees (directions, soft hyphens, joiners), every dash "-", every decimal digit 0–9, each run of blanks and
 * control characters one blank, none at the ends. Each field is read through it before it is checked or stored.
 */
export function plainText(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
}

const isDigit = (code: number) => /^\p{Nd}$/u.test(String.fromCodePoint(code))

/** Unicode keeps the ten digits of a script together and in order, the zero first (Unicode Standard, 4.6). */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (isDigit(zero - 1)) zero--
  return String((code - zero) % 10)
}
