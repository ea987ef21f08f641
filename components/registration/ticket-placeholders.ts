import { hole } from "#lib/kernel/placeholder.ts"
import type { RegistrationStatus } from "#lib/registration/types.ts"

/** What a ticket's page can show: what has become of the registration, or that there is none. */
export type TicketView = RegistrationStatus | "unknown"

/** Whatever is one ticket's own on its page: filled by the front door (`server/routes/registration/ticket-placeholders.ts`). */
export const own = {
  view: hole("view"),
  problem: hole("problem"),
  name: hole("name"),
  nik: hole("nik"),
  number: hole("number"),
  gateCode: hole("gate_code"),
  gateName: hole("gate_name"),
  date: hole("date"),
  from: hole("from"),
  to: hole("to"),
  code: hole("code"),
  codeText: hole("code_text"),
  qrScale: hole("qr_scale"),
  qrPath: hole("qr_path"),
  campaign: hole("campaign"),
  venue: hole("venue"),
  venueAddress: hole("venue_address"),
  vaccine: hole("vaccine"),
  dose: hole("dose"),
  /** Of the turn that the visitor has still: "yes" or nothing, its end and how many it may register yet. */
  turn: hole("turn"),
  turnUntil: hole("turn_until"),
  turnSeats: hole("turn_seats"),
}
