import { plainText } from "#lib/kernel/plain-text.ts"

/**
 * Nomor Induk Kependudukan: 16 digits; province 2, regency 2, district 2, birth date DDMMYY (women: day + 40),
 * serial 4. Source: PP 37/2007 art. 37. A NIK is kept for life (PP 40/2019 art. 30), so only what cannot be a NIK
 * is rejected; a different birth date, sex or an unknown region is a warning that the officer settles at the gate.
 */
export interface Nik {
  readonly digits: string
  readonly sex: "male" | "female"
  /** Day 1–31, month 1–12, two-digit year: the century is not in the number. */
  readonly born: { readonly day: number; readonly month: number; readonly year: number }
}

export type NikRejection = "digits_only" | "length" | "structure"
export type NikWarning = "birth_date_differs" | "sex_differs" | "region_unknown"
export type NikReading = { kind: "valid"; nik: Nik } | { kind: "rejected"; reason: NikRejection }

const separators = /[ .-]/g

/** Reads what was typed or pasted; blanks, dots and dashes are ignored. */
export function readNik(typed: string): NikReading {
  const digits = plainText(typed).replace(separators, "")
  if (!/^\d*$/.test(digits)) return { kind: "rejected", reason: "digits_only" }
  if (digits.length !== 16) return { kind: "rejected", reason: "length" }

  const shownDay = Number(digits.slice(6, 8))
  const female = shownDay > 40
  const born = {
    day: female ? shownDay - 40 : shownDay,
    month: Number(digits.slice(8, 10)),
    year: Number(digits.slice(10, 12)),
  }
  const possible =
    Number(digits.slice(0, 2)) >= 11 &&
    born.day >= 1 &&
    born.day <= 31 &&
    born.month >= 1 &&
    born.month <= 12 &&
    digits.slice(12) !== "0000" &&
    !/^(\d)\1{15}$/.test(digits)
  if (!possible) return { kind: "rejected", reason: "structure" }
  return { kind: "valid", nik: { digits, sex: female ? "female" : "male", born } }
}

/** Provinces in force, Kepmendagri 300.2.2-2430/2025. */
const provinces = new Set(
  "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97".split(
    " ",
  ),
)

/** What an officer should look at on the card. `birthDate` is YYYY-MM-DD. */
export function nikWarnings(nik: Nik, person: { birthDate: string; sex: "male" | "female" }): NikWarning[] {
  const [year, month, day] = person.birthDate.split("-").map(Number)
  const { born } = nik
  const sameDate = born.day === day && born.month === month && born.year === (year ?? 0) % 100
  const warnings: NikWarning[] = []
  if (!sameDate) warnings.push("birth_date_differs")
  if (nik.sex !== person.sex) warnings.push("sex_differs")
  if (!provinces.has(nik.digits.slice(0, 2))) warnings.push("region_unknown")
  return warnings
}

/** `3573••••••••0001`: region and serial stay, the birth date does not. */
export function maskNik(digits: string): string {
  return `${digits.slice(0, 4)}••••••••${digits.slice(12)}`
}
