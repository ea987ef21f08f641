/** Whole days, hours, minutes and seconds of a duration in milliseconds; a begun second counts as whole. */
export function splitDuration(milliseconds: number) {
  const total = Math.max(0, Math.ceil(milliseconds / 1_000))
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3_600),
    minutes: Math.floor((total % 3_600) / 60),
    seconds: total % 60,
  }
}
