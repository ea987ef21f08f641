import { formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { definePage, type TextOf } from "#lib/kernel/page-contract.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"

/** `/daftar`: the form, and how long the turn lasts. */
export const registrationPage = definePage({
  path: routes.registration,
  choices: {},
  texts: [
    /** When the pass ends: "10.42", and in ISO 8601. */
    "until",
    "expires",
    /** When the page was sent, in ISO 8601. */
    "now",
    /** People for whom the pass was taken, and which of them is to be registered now: "1" for the first. */
    "seats",
    "seat",
    /** "yes" once the one extension is spent. */
    "extended",
    /** Names this attempt: sending it twice registers once. */
    "idempotencyKey",
    /** The id of the pass. */
    "pass",
  ],
})

export type RegistrationTexts = Readonly<Record<TextOf<typeof registrationPage>, string>>

/** Returns what the form tells of a pass; of none, or of one without a seat left, there is nothing to tell. */
export function registrationTexts(
  pass: PassToken | null,
  { now, locale, idempotencyKey }: { now: Date; locale: Locale; idempotencyKey: string },
): RegistrationTexts {
  if (!pass || pass.used >= pass.seats) {
    return { until: "", expires: "", now: "", seats: "", seat: "", extended: "", idempotencyKey, pass: "" }
  }
  return {
    until: formatTime(pass.expiresAt, locale),
    expires: pass.expiresAt.toISOString(),
    now: now.toISOString(),
    seats: String(pass.seats),
    seat: String(pass.used + 1),
    extended: pass.extended ? "yes" : "",
    idempotencyKey,
    pass: String(pass.passId),
  }
}

/** `/tiket/[code]`: what has become of a registration, and the ticket. */
export const ticketPage = definePage({
  path: routes.ticketTemplate,
  choices: {
    /** The status of the registration; `unknown` for every code that opens nothing. */
    view: ["registered", "cancelled", "checked_in", "deferred", "vaccinated", "no_show", "unknown"],
    problem: ["not_cancellable"],
  },
  texts: [
    "code",
    "name",
    "nik",
    "number",
    "gateCode",
    "gateName",
    "date",
    "from",
    "to",
    "codeText",
    "qrScale",
    "qrPath",
    "campaign",
    "venue",
    "venueAddress",
    "vaccine",
    "dose",
    /** The address of the form of this ticket's campaign. */
    "registration",
    /** While the visitor may register others: until when, and how many. */
    "turnUntil",
    "turnSeats",
  ],
})
