import { hole } from "#lib/kernel/placeholder.ts"
import { MOST_SEATS } from "#lib/waiting-room/rules.ts"
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
  waiting: hole("waiting"),
  /** Which of `summaries`, with blanks between. */
  said: hole("said"),
  problem: hole("problem"),
  audience: hole("audience"),
  number: hole("number_text"),
  numbersAhead: hole("numbers_ahead"),
  placesLeft: hole("places_left"),
  asOf: hole("as_of"),
  /** For how many more people the number is; empty when it is for none. */
  seatsLeft: hole("seats_left"),
}

/** One row for each form that a number can have; those without a status do not show. */
export const rows = Array.from({ length: MOST_SEATS }, (_, n) => ({
  nth: n + 1,
  status: hole(`status_${n}`),
  entry: hole(`entry_${n}`),
  name: hole(`name_${n}`),
  ticket: hole(`ticket_${n}`),
}))
