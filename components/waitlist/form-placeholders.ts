import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { placeholder } from "#lib/kernel/placeholder.ts"

/** What the form tells of a number, as text: values, or the holes of a page that is the same for everybody of a line. */
export interface NumberValues {
  number: string
  /** "1.234" */
  text: string
  seats: string
}

/** For a page that is the same for everybody: the front door fills them. */
export const numberPlaceholders: NumberValues = {
  number: placeholder("number"),
  text: placeholder("number_text"),
  seats: placeholder("seats"),
}

/** For the answer to a form that was posted; without a number there is nothing to tell. */
export function numberOf(ticket: { number: number; seats: number } | null, locale: Locale): NumberValues {
  if (!ticket) return { number: "", text: "", seats: "" }
  return {
    number: String(ticket.number),
    text: formatNumber(ticket.number, locale),
    seats: String(ticket.seats),
  }
}
