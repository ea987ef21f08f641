const MINUTE = 60_000

/** A wait in words' parts, in whole minutes rounded up: nobody is told to come a minute too soon. */
export function splitWait(from: Date, until: Date) {
  const total = Math.max(1, Math.ceil((until.getTime() - from.getTime()) / MINUTE))
  const hours = Math.floor(total / 60)
  const minutes = total % 60
  const key = hours === 0 ? "minutes" : minutes === 0 ? "hours" : "hoursAndMinutes"
  return { key, hours, minutes } as const
}
