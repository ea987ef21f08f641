import { drawQrCode } from "#lib/identity/qr-code.ts"
import { formatTicketCode } from "#lib/identity/ticket-code.ts"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { Filling, Word } from "#lib/kernel/page-contract.ts"
import { inCampaign, routes } from "#lib/kernel/routes.ts"
import type { ticketPage } from "#lib/registration/page.ts"
import type { Ticket } from "#lib/registration/types.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"

interface Shown {
  /** The running pass of the visitor who looks at the ticket, who may then register others; else null. */
  turn: PassToken | null
  problem: Word<typeof ticketPage, "problem"> | undefined
  locale: Locale
}

/** Returns what is filled into the page of a ticket. Of one that was cancelled nothing is told but that. */
export function ticketPlaceholders(
  ticket: Ticket | null,
  { turn, problem, locale }: Shown,
): Filling<typeof ticketPage> {
  const shown = ticket && ticket.status !== "cancelled" ? ticket : undefined
  const next = ticket ? turn : null
  const qr = shown && drawQrCode(shown.qrPayload)
  return {
    view: ticket?.status ?? "unknown",
    problem: shown && problem,
    code: shown?.code,
    name: shown?.name,
    nik: shown?.maskedNik,
    number: shown?.number,
    gateCode: shown?.gate.code,
    gateName: shown?.gate.name,
    date: shown && formatDate(shown.session.startsAt, locale),
    from: shown && formatTime(shown.session.startsAt, locale),
    to: shown && formatTime(shown.session.endsAt, locale),
    codeText: shown && formatTicketCode(shown.code),
    qrScale: qr && `scale(${100 / qr.side})`,
    qrPath: qr?.path,
    campaign: shown?.campaign.name,
    venue: shown?.campaign.venue,
    venueAddress: shown?.campaign.venueAddress,
    vaccine: shown?.campaign.vaccine,
    dose: shown && formatNumber(shown.campaign.dose, locale),
    registration: inCampaign(routes.registration, ticket?.campaign.slug),
    turnUntil: next ? formatTime(next.expiresAt, locale) : undefined,
    turnSeats: next ? String(next.seats - next.used) : undefined,
  }
}
