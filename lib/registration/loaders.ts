import { cache } from "react"
import { maskNik } from "#lib/identity/nik.ts"
import { decryptNik } from "#lib/identity/nik-vault.ts"
import { formatRunningNumber, readTicketCode } from "#lib/identity/ticket-code.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { findByTicketCode } from "./queries.ts"
import type { Ticket } from "./types.ts"

/** The ticket of a code as it stands in the address, or `null`. Whoever knows the code may see it. */
export const loadTicket = cache(async (typedCode: string): Promise<Ticket | null> => {
  const code = readTicketCode(typedCode)
  const found = code ? await findByTicketCode(code) : undefined
  if (!code || !found) return null

  const { registration, session, gate, campaign } = found
  const { name, venue, venueAddress, vaccine, dose, organiser } = campaign
  return {
    code,
    name: registration.name,
    maskedNik: maskNik(decryptNik(registration.nikCiphertext)),
    audience: registration.audience,
    session: { startsAt: session.startsAt, endsAt: session.endsAt },
    gate: { code: gate.code, name: gate.name },
    number: formatRunningNumber(gate.code, registration.number),
    status: registration.status,
    qrPayload: signTicket({ code, sessionId: session.id, gateCode: gate.code }),
    campaign: { name, venue, venueAddress, vaccine, dose, organiser },
  }
})
