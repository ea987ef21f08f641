import { maskNik } from "#lib/identity/nik.ts"
import { decryptNik } from "#lib/identity/nik-vault.ts"
import { formatRunningNumber, readTicketCode } from "#lib/identity/ticket-code.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { microBatch } from "#platform/micro-batch.ts"
import { listByTicketCode } from "./queries.ts"
import type { Ticket } from "./types.ts"

type Found = Awaited<ReturnType<typeof listByTicketCode>>[number]

/** A crowd that has just registered looks at its tickets together. */
const findByCode = microBatch<string, Found | null>(
  async (take) => {
    const codes = take()
    const found = await listByTicketCode(codes)
    const byCode = new Map(found.map((row) => [row.registration.ticketCode, row]))
    return codes.map((code) => byCode.get(code) ?? null)
  },
  // Nobody sees ten milliseconds, and in a crowd four share what a statement costs.
  { maxBatchSize: 100, maxWaitMs: 10, concurrency: 2 },
)

/** The ticket of a code as it stands in the address, or `null`. Whoever knows the code may see it. */
export async function loadTicket(typedCode: string): Promise<Ticket | null> {
  const code = readTicketCode(typedCode)
  const found = code ? await findByCode(code) : null
  if (!code || !found) return null

  const { registration, session, gate, campaign } = found
  const { name, venue, venueAddress, vaccine, dose } = campaign
  return {
    code,
    name: registration.name,
    maskedNik: maskNik(decryptNik(registration.nikCiphertext)),
    session: { startsAt: session.startsAt, endsAt: session.endsAt },
    gate: { code: gate.code, name: gate.name },
    number: formatRunningNumber(gate.code, registration.number),
    status: registration.status,
    qrPayload: signTicket({ code, sessionId: session.id, gateCode: gate.code }),
    campaign: { name, venue, venueAddress, vaccine, dose },
  }
}
