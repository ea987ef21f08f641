import type { Locale } from "./locale.ts"

// Browsers run this file too, old ones as well: no `replaceAll`, no `Intl` unless it is needed.

/** Western Indonesian Time: UTC+7, without daylight saving. The only zone a person sees. */
const AHEAD_OF_UTC_MS = 7 * 3_600_000

/** How a language writes. `date` is for `Intl`: Englishmen write the day before the month, as the city does. */
const STYLES = {
  id: { date: "id-ID", clock: ".", thousands: "." },
  en: { date: "en-GB", clock: ":", thousands: "," },
} as const satisfies Record<Locale, { date: string; clock: string; thousands: string }>

// Making one takes a phone tens of milliseconds: a page that shows no date makes none.
const dateFormats: { [key in `${Locale} ${"date" | "day"}`]?: Intl.DateTimeFormat } = {}

/** The calendar day in WIB: "Sabtu, 7 Agustus 2021", in English "Saturday, 7 August 2021". */
export function formatDate(moment: Date, locale: Locale): string {
  dateFormats[`${locale} date`] ??= dateFormat(locale, { weekday: "long" })
  // Some browsers write an English date without the comma behind its weekday.
  return dateFormats[`${locale} date`]?.format(moment).replace(/^([a-z]+) /i, "$1, ") ?? ""
}

/** The same without the weekday, for a date of birth: "29 Februari 1980". */
export function formatDay(moment: Date, locale: Locale): string {
  dateFormats[`${locale} day`] ??= dateFormat(locale, {})
  return dateFormats[`${locale} day`]?.format(moment) ?? ""
}

function dateFormat(locale: Locale, more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { date } = STYLES[locale]
  const options = { timeZone: "Asia/Jakarta", day: "numeric", month: "long", year: "numeric" } as const
  return new Intl.DateTimeFormat(date, { ...options, ...more })
}

/** The time of day in WIB: "07.30", in English "07:30". The sentence around it names the zone. */
export function formatTime(moment: Date, locale: Locale): string {
  return formatClock(moment, locale).slice(0, 5)
}

/** From one time of day to another: "07.00–08.00", in English "07:00–08:00". */
export function formatHours(from: Date, to: Date, locale: Locale): string {
  return `${formatTime(from, locale)}–${formatTime(to, locale)}`
}

/** The time of day in WIB with seconds: "12.30.05", in English "12:30:05". */
export function formatClock(moment: Date, locale: Locale): string {
  return wibTime(moment).slice(11, 19).replace(/:/g, STYLES[locale].clock)
}

/** The calendar day in WIB, "2021-08-07". */
export function dateKey(moment: Date): string {
  return wibTime(moment).slice(0, 10)
}

/** The moment of a WIB calendar day ("2021-08-07") at an hour and minute of that day. */
export function atWib(day: string, hour: number, minute = 0): Date {
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
  return new Date(`${day}T${time}:00+07:00`)
}

/** A whole number: "10.000", in English "10,000". */
export function formatNumber(value: number, locale: Locale): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, STYLES[locale].thousands)
}

/** Names one after another: "Kabupaten Pinang, Kota Rawa". The language says how they are set apart. */
export function formatList(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "unit" }).format(names)
}

function wibTime(moment: Date): string {
  return new Date(moment.getTime() + AHEAD_OF_UTC_MS).toISOString()
}
