import { formatClock, formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { Word } from "#lib/kernel/page-contract.ts"
import { peopleAhead } from "#lib/waiting-room/rules/prospect.ts"
import { MAX_SEATS } from "#lib/waiting-room/rules/seats.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { waitlistFilling, type waitlistPage } from "#lib/waitlist/page.ts"
import type { WaitlistPerson, WaitlistStatus } from "#lib/waitlist/types.ts"
import type { PlaceholderValues } from "#server/page-cache/page-template.ts"
import type { PublishedSnapshot } from "#server/routes/waiting-room/status-snapshot.ts"

interface Shown {
  problem: Word<typeof waitlistPage, "problem"> | undefined
  locale: Locale
}

/** Returns what is filled into `/daftar-tunggu` of one number. `people`: the forms that were left with it. */
export function waitlistPlaceholders(
  { audience, number }: QueueNumber,
  { people, seatsLeft }: { people: readonly WaitlistPerson[]; seatsLeft: number },
  snapshot: PublishedSnapshot | undefined,
  { problem, locale }: Shown,
): PlaceholderValues {
  const line = snapshot?.status.lines[audience]
  const position = snapshot?.positionOf({ audience, number }) ?? null
  const has = (status: WaitlistStatus) => (people.some((one) => one.status === status) ? "yes" : undefined)
  const some = {
    someRegistered: has("registered"),
    someWaiting: has("waiting"),
    someClosed: has("closed"),
  }
  const page = {
    problem,
    line: audience,
    numberText: formatNumber(number, locale),
    numbersAhead:
      line && position !== null ? formatNumber(peopleAhead(position, line.serving), locale) : UNKNOWN,
    placesLeft: line ? formatNumber(line.placesLeft, locale) : UNKNOWN,
    asOf: snapshot ? formatClock(new Date(snapshot.status.asOf), locale) : UNKNOWN,
    ...some,
    allEnded: Object.values(some).some(Boolean) ? undefined : "yes",
    seatsLeft: seatsLeft > 0 && line?.phase !== "closed" ? String(seatsLeft) : undefined,
  }
  return waitlistFilling(page, rowsOf(people))
}

const UNKNOWN = "–"

/** One for each row that the page has at most. Forms that are settled make room for those that are not. */
function rowsOf(people: readonly WaitlistPerson[]) {
  const isLive = ({ status }: WaitlistPerson) => status === "waiting" || status === "registered"
  const shown = [...people.filter(isLive), ...people.filter((one) => !isLive(one))].slice(0, MAX_SEATS)
  return shown.map(({ id, name, status, ticketCode }) => ({
    entry: String(id),
    status,
    name: name ?? undefined,
    ticketCode: ticketCode ?? undefined,
  }))
}
