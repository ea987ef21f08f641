import { placeholder } from "#lib/kernel/placeholder.ts"
import type { RegistrationStatus } from "#lib/registration/types.ts"

/** What a ticket's page can show: what has become of the registration, or that there is none. */
export type TicketView = RegistrationStatus | "unknown"

/** Whatever is one ticket's own on its page: filled by the front door (`server/routes/registration/ticket-placeholders.ts`). */
export const own = {
  view: placeholder("view"),
  problem: placeholder("problem"),
  name: placeholder("name"),
  nik: placeholder("nik"),
  number: placeholder("number"),
  gateCode: placeholder("gate_code"),
  gateName: placeholder("gate_name"),
  date: placeholder("date"),
  from: placeholder("from"),
  to: placeholder("to"),
  code: placeholder("code"),
  codeText: placeholder("code_text"),
  qrScale: placeholder("qr_scale"),
  qrPath: placeholder("qr_path"),
  campaign: placeholder("campaign"),
  venue: placeholder("venue"),
  venueAddress: placeholder("venue_address"),
  vaccine: placeholder("vaccine"),
  dose: placeholder("dose"),
  /** Of the turn that the visitor has still: "yes" or nothing, its end and how many it may register yet. */
  turn: placeholder("turn"),
  turnUntil: placeholder("turn_until"),
  turnSeats: placeholder("turn_seats"),
}
