/** Returns the latest birth date of people who are old enough on the last day. Days are "YYYY-MM-DD"; `undefined` sets no limit. */
export function youngestBirthDate(lastDay: string | undefined, minimumAge: number): string | undefined {
  if (lastDay === undefined) return undefined
  return `${Number(lastDay.slice(0, 4)) - minimumAge}${lastDay.slice(4)}`
}
