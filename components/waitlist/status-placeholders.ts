import { placeholder } from "#lib/kernel/placeholder.ts"
import { MAX_SEATS } from "#lib/waiting-room/rules/seats.ts"
import type { WaitlistStatus } from "#lib/waitlist/types.ts"

export const waitlistStatuses: readonly WaitlistStatus[] = [
  "waiting",
  "registered",
  "already_registered",
  "withdrawn",
  "closed",
]

/** What can be said of all forms of a number together. */
export const summaries = ["registered", "waiting", "closed", "ended"] as const

/** Whatever is one number's own on `/daftar-tunggu`: filled by the front door (`server/routes/waitlist/waitlist-placeholders.ts`). */
export const own = {
  /** "yes" while one of the forms waits. */
  waiting: placeholder("waiting"),
  /** Which of `summaries`, with blanks between. */
  said: placeholder("said"),
  problem: placeholder("problem"),
  audience: placeholder("audience"),
  number: placeholder("number_text"),
  numbersAhead: placeholder("numbers_ahead"),
  placesLeft: placeholder("places_left"),
  asOf: placeholder("as_of"),
  /** For how many more people the number is; empty when it is for none. */
  seatsLeft: placeholder("seats_left"),
}

/** One row for each form that a number can have; those without a status do not show. */
export const rows = Array.from({ length: MAX_SEATS }, (_, n) => ({
  nth: n + 1,
  status: placeholder(`status_${n}`),
  entry: placeholder(`entry_${n}`),
  name: placeholder(`name_${n}`),
  ticket: placeholder(`ticket_${n}`),
}))
