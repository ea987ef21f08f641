import { formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { placeholder } from "#lib/kernel/placeholder.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"

/** What the bar tells of a pass, as text: values, or the holes of a page that is the same for everybody. */
export interface TurnValues {
  /** "10.42", WIB */
  until: string
  /** Moments in ISO 8601. */
  expires: string
  now: string
  /** People for whom it was taken, and which of them is to be registered now: "1" for the first. */
  seats: string
  seat: string
  /** "yes" once the one extension is spent. */
  extended: string
}

/** For a page that is the same for everybody: the front door fills them. */
export const passPlaceholders: TurnValues = {
  until: placeholder("pass_until"),
  expires: placeholder("pass_expires"),
  now: placeholder("now"),
  seats: placeholder("pass_seats"),
  seat: placeholder("pass_seat"),
  extended: placeholder("pass_extended"),
}

/** For the answer to a form that was posted. Without a pass, or a seat left of it, there is nothing to tell. */
export function turnOf(pass: PassToken | null, now: Date, locale: Locale): TurnValues {
  if (!pass || pass.used >= pass.seats)
    return { until: "", expires: "", now: "", seats: "", seat: "", extended: "" }
  return {
    until: formatTime(pass.expiresAt, locale),
    expires: pass.expiresAt.toISOString(),
    now: now.toISOString(),
    seats: String(pass.seats),
    seat: String(pass.used + 1),
    extended: pass.extended ? "yes" : "",
  }
}
