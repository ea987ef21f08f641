/** Western Indonesian Time, UTC+7 without daylight saving. The only zone a person sees. */
const ZONE = "Asia/Jakarta"

const dateWords = new Intl.DateTimeFormat("id-ID", {
  timeZone: ZONE,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
})
const clockParts = new Intl.DateTimeFormat("id-ID", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
})
const isoDate = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE })
const numbers = new Intl.NumberFormat("id-ID")

/** "Sabtu, 7 Agustus 2021" */
export function formatDate(moment: Date): string {
  return dateWords.format(moment)
}

/** "07.30" (write " WIB" behind it) */
export function formatTime(moment: Date): string {
  return formatClock(moment).slice(0, 5)
}

/** "12.30.05" (write " WIB" behind it) */
export function formatClock(moment: Date): string {
  return clockParts.format(moment).replaceAll(":", ".")
}

/** The calendar day in WIB, "2021-08-07". */
export function dateKey(moment: Date): string {
  return isoDate.format(moment)
}

/** The moment of a WIB calendar day ("2021-08-07") at an hour and minute of that day. */
export function atWib(day: string, hour: number, minute = 0): Date {
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
  return new Date(`${day}T${time}:00+07:00`)
}

/** "10.000" */
export function formatNumber(value: number): string {
  return numbers.format(value)
}
