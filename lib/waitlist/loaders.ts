import { loadTickets } from "#lib/waiting-room/loaders.ts"
import { readBoard } from "#lib/waiting-room/queries.ts"
import { peopleAhead } from "#lib/waiting-room/rules.ts"
import { openForm } from "./commands/seal-form.ts"
import { countAhead, listOfNumber } from "./queries.ts"
import { seatsLeft } from "./rules.ts"
import type { WaitlistView } from "./types.ts"

/** Where the number that this browser gave to the waiting list stands, or `null` when there is none. Read anew. */
export async function loadWaitlist(now: Date): Promise<WaitlistView | null> {
  const { listed: ticket } = await loadTickets()
  if (!ticket) return null
  const [rows, { status, lines }] = await Promise.all([
    listOfNumber(ticket.lineId, ticket.number),
    readBoard(now),
  ])
  if (lines[ticket.audience].id !== ticket.lineId || rows.length === 0) return null
  const first = rows.find((one) => one.status === "waiting") ?? null
  const { phase, placesLeft, serving } = status.lines[ticket.audience]
  return {
    ticket,
    asOf: now,
    phase,
    placesLeft,
    ahead: first && {
      numbers: peopleAhead(first.position, serving),
      forms: await countAhead(ticket.lineId, first),
    },
    people: rows.map(({ id, status, form, name, ticketCode }) => {
      return { id, name: form ? openForm(form).name : name, status, ticketCode }
    }),
    seatsLeft: seatsLeft(ticket.seats, rows),
  }
}
