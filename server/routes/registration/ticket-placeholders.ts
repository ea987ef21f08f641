import { drawQrCode } from "#lib/identity/qr-code.ts"
import { formatTicketCode } from "#lib/identity/ticket-code.ts"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { Ticket } from "#lib/registration/types.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"
import type { PlaceholderValues } from "#server/page-cache/page-template.ts"

/**
 * What is filled into the page of a ticket. Of one that was cancelled nothing is told but that. `turn`: what the visitor
 * may register yet. `isRefused`: giving the place back was.
 */
export function ticketPlaceholders(
  ticket: Ticket | null,
  { turn, isRefused, locale }: { turn: PassToken | null; isRefused: boolean; locale: Locale },
): PlaceholderValues {
  if (!ticket) return { view: "unknown" }
  const own = { view: ticket.status, ...(turn && passPlaceholders(turn, locale)) }
  if (ticket.status === "cancelled") return own
  const problem = isRefused ? "not_cancellable" : ""
  return { ...own, problem, code: ticket.code, ...sheetPlaceholders(ticket, locale) }
}

function sheetPlaceholders(ticket: Ticket, locale: Locale): PlaceholderValues {
  const { session, gate: limiter, campaign } = ticket
  const { side, path } = drawQrCode(ticket.qrPayload)
  return {
    name: ticket.name,
    nik: ticket.maskedNik,
    number: ticket.number,
    gate_code: limiter.code,
    gate_name: limiter.name,
    date: formatDate(session.startsAt, locale),
    from: formatTime(session.startsAt, locale),
    to: formatTime(session.endsAt, locale),
    code_text: formatTicketCode(ticket.code),
    qr_scale: `scale(${100 / side})`,
    qr_path: path,
    campaign: campaign.name,
    venue: campaign.venue,
    venue_address: campaign.venueAddress,
    vaccine: campaign.vaccine,
    dose: formatNumber(campaign.dose, locale),
  }
}

function passPlaceholders({ expiresAt, seats, used }: PassToken, locale: Locale): PlaceholderValues {
  return { turn: "yes", turn_until: formatTime(expiresAt, locale), turn_seats: String(seats - used) }
}
