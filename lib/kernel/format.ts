// Browsers run this file too, old ones as well: no `replaceAll`, no `Intl` unless it is needed.

/** Western Indonesian Time: UTC+7, without daylight saving. The only zone a person sees. */
const AHEAD_OF_UTC_MS = 7 * 3_600_000

// Making one takes a phone tens of milliseconds: a page that shows no date makes none.
let dateWords: Intl.DateTimeFormat | undefined

/** "Sabtu, 7 Agustus 2021" */
export function formatDate(moment: Date): string {
  dateWords ??= new Intl.DateTimeFormat("id-ID", {
    timeZone: "Asia/Jakarta",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  })
  return dateWords.format(moment)
}

/** "07.30" (write " WIB" behind it) */
export function formatTime(moment: Date): string {
  return formatClock(moment).slice(0, 5)
}

/** "12.30.05" (write " WIB" behind it) */
export function formatClock(moment: Date): string {
  return wibTime(moment).slice(11, 19).replace(/:/g, ".")
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

/** "10.000", of a whole number. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".")
}

function wibTime(moment: Date): string {
  return new Date(moment.getTime() + AHEAD_OF_UTC_MS).toISOString()
}
