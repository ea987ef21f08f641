import { hole } from "#lib/kernel/placeholder.ts"
import { formatNumber } from "#lib/kernel/format.ts"

/** What the form tells of a number, as text: values, or the holes of a page that is the same for everybody of a line. */
export interface NumberValues {
  number: string
  /** "1.234" */
  text: string
  seats: string
}

/** For a page that is the same for everybody: the front door fills them. */
export const numberHoles: NumberValues = {
  number: hole("number"),
  text: hole("number_text"),
  seats: hole("seats"),
}

/** For the answer to a form that was posted; without a number there is nothing to tell. */
export function numberOf(ticket: { number: number; seats: number } | null): NumberValues {
  if (!ticket) return { number: "", text: "", seats: "" }
  return { number: String(ticket.number), text: formatNumber(ticket.number), seats: String(ticket.seats) }
}
