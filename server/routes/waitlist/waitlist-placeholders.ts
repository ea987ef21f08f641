import { formatClock, formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { peopleAhead } from "#lib/waiting-room/rules/prospect.ts"
import { MAX_SEATS } from "#lib/waiting-room/rules/seats.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import type { WaitlistPerson, WaitlistStatus } from "#lib/waitlist/types.ts"
import type { PlaceholderValues } from "#server/page-cache/page-template.ts"
import type { PublishedSnapshot } from "#server/routes/waiting-room/status-snapshot.ts"

/** What is filled into `/daftar-tunggu` of one number. `people`: the forms that were left with it. */
export function waitlistPlaceholders(
  { audience, number }: QueueNumber,
  { people, seatsLeft }: { people: readonly WaitlistPerson[]; seatsLeft: number },
  snapshot: PublishedSnapshot | undefined,
  problem: string,
  locale: Locale,
): PlaceholderValues {
  const isWaiting = people.some(({ status }) => status === "waiting")
  const isOver = snapshot?.status.lines[audience].phase === "closed"
  const own = {
    waiting: isWaiting ? "yes" : "",
    said: saidOf(people).join(" "),
    problem,
    audience,
    number_text: formatNumber(number, locale),
    seats_left: seatsLeft > 0 && !isOver ? String(seatsLeft) : "",
  }
  return { ...own, ...standing({ audience, number }, snapshot, locale), ...rowsOf(people) }
}

function standing(
  ticket: Pick<QueueNumber, "audience" | "number">,
  snapshot: PublishedSnapshot | undefined,
  locale: Locale,
): PlaceholderValues {
  const line = snapshot?.status.lines[ticket.audience]
  const position = snapshot?.positionOf(ticket) ?? null
  if (!snapshot || !line) return { numbers_ahead: "–", places_left: "–", as_of: "–" }
  return {
    numbers_ahead: position === null ? "–" : formatNumber(peopleAhead(position, line.serving), locale),
    places_left: formatNumber(line.placesLeft, locale),
    as_of: formatClock(new Date(snapshot.status.asOf), locale),
  }
}

/** What is to be said of all of them, most important first. */
function saidOf(people: readonly WaitlistPerson[]): string[] {
  const said = (["registered", "waiting", "closed"] as const).filter((one: WaitlistStatus) =>
    people.some(({ status }) => status === one),
  )
  return said.length > 0 ? said : ["ended"]
}

/** The page has a row for each person that a number can be for. Who has ended makes room for who has not. */
function rowsOf(people: readonly WaitlistPerson[]): PlaceholderValues {
  const isLive = ({ status }: WaitlistPerson) => status === "waiting" || status === "registered"
  const shown = [...people.filter(isLive), ...people.filter((one) => !isLive(one))].slice(0, MAX_SEATS)
  const rows = shown.flatMap(({ id, name, status, ticketCode }, n) => [
    [`entry_${n}`, String(id)],
    [`status_${n}`, status],
    [`name_${n}`, name ?? ""],
    [`ticket_${n}`, ticketCode ?? ""],
  ])
  return Object.fromEntries(rows)
}
