import { drawQrCode } from "#lib/identity/qr-code.ts"
import { formatTicketCode } from "#lib/identity/ticket-code.ts"
import { asMarkup } from "#lib/kernel/placeholder.ts"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { Ticket } from "#lib/registration/types.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"
import type { Holes } from "#server/page-cache/page-template.ts"

/**
 * What is filled into the page of a ticket. Of one that was cancelled nothing is told but that. `turn`: what the visitor
 * may register yet. `isRefused`: giving the place back was.
 */
export function ticketHoles(
  ticket: Ticket | null,
  { turn, isRefused }: { turn: PassToken | null; isRefused: boolean },
): Holes {
  if (!ticket) return { view: "unknown" }
  const own = { view: ticket.status, ...(turn && turnHoles(turn)) }
  if (ticket.status === "cancelled") return own
  const problem = isRefused ? "not_cancellable" : ""
  return escaped({ ...own, problem, code: ticket.code, ...sheetHoles(ticket) })
}

function sheetHoles(ticket: Ticket): Holes {
  const { session, gate, campaign } = ticket
  const { side, path } = drawQrCode(ticket.qrPayload)
  return {
    name: ticket.name,
    nik: ticket.maskedNik,
    number: ticket.number,
    gate_code: gate.code,
    gate_name: gate.name,
    date: formatDate(session.startsAt),
    from: formatTime(session.startsAt),
    to: formatTime(session.endsAt),
    code_text: formatTicketCode(ticket.code),
    qr_scale: `scale(${100 / side})`,
    qr_path: path,
    campaign: campaign.name,
    venue: campaign.venue,
    venue_address: campaign.venueAddress,
    vaccine: campaign.vaccine,
    dose: formatNumber(campaign.dose),
  }
}

function turnHoles({ expiresAt, seats, used }: PassToken): Holes {
  return { turn: "yes", turn_until: formatTime(expiresAt), turn_seats: String(seats - used) }
}

function escaped(holes: Holes): Holes {
  return Object.fromEntries(Object.entries(holes).map(([name, value]) => [name, asMarkup(value)]))
}
