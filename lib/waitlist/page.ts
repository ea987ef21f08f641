import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { definePage, type Filling, type TextOf } from "#lib/kernel/page-contract.ts"
import { routes } from "#lib/kernel/routes.ts"
import { MAX_SEATS } from "#lib/waiting-room/rules/seats.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"

/** `/daftar-tunggu`: where a number stands on the waiting list. What became of its forms stands in `waitlistRows`. */
export const waitlistPage = definePage({
  path: routes.waitlist,
  choices: { problem: ["not_waiting"] },
  texts: [
    /** The audience of the line. */
    "line",
    "numberText",
    "numbersAhead",
    "placesLeft",
    "asOf",
    /** "yes" where it can be said of one of the forms at least. */
    "someRegistered",
    "someWaiting",
    "someClosed",
    /** "yes" when nothing of these can be said. */
    "allEnded",
    /** For how many more people a form can be left. */
    "seatsLeft",
  ],
})

/** The page has a row for each form that a number can have. */
export const waitlistRows = Array.from({ length: MAX_SEATS }, (_, n) =>
  definePage(
    {
      path: routes.waitlist,
      choices: { status: ["waiting", "registered", "already_registered", "withdrawn", "closed"] },
      texts: ["entry", "name", "ticketCode"],
    },
    `_${n}`,
  ),
)

type Row = Filling<(typeof waitlistRows)[number]>

/** Returns what a route fills in: the values of the page, and those of each row under the names of its placeholders. */
export function waitlistFilling(
  page: Filling<typeof waitlistPage>,
  rows: readonly Row[],
): Readonly<Record<string, string | undefined>> {
  const ofRows = rows.flatMap((row, n) => Object.entries(row).map(([name, value]) => [`${name}_${n}`, value]))
  return { ...page, ...Object.fromEntries(ofRows) }
}

/** `/daftar-tunggu/formulir`: the form, for a number. */
export const waitlistFormPage = definePage({
  path: routes.waitlistForm,
  choices: {},
  texts: [
    "number",
    /** The id of the number's line: several lines count from one. */
    "line",
    /** "1.234" */
    "numberText",
    /** People for whom the number is. */
    "seats",
    /** Names this attempt: sending it twice leaves one form. */
    "idempotencyKey",
  ],
})

export type WaitlistFormTexts = Readonly<Record<TextOf<typeof waitlistFormPage>, string>>

/** Returns what the form tells of a number; of none there is nothing to tell. */
export function waitlistFormTexts(
  queueNumber: Pick<QueueNumber, "lineId" | "number" | "seats"> | null,
  { locale, idempotencyKey }: { locale: Locale; idempotencyKey: string },
): WaitlistFormTexts {
  if (!queueNumber) return { number: "", line: "", numberText: "", seats: "", idempotencyKey }
  const { lineId, number, seats } = queueNumber
  return {
    number: String(number),
    line: String(lineId),
    numberText: formatNumber(number, locale),
    seats: String(seats),
    idempotencyKey,
  }
}
