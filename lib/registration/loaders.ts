import { readTicketCode } from "#lib/identity/ticket-code.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { microBatch } from "#platform/micro-batch.ts"
import { listByTicketCode, maskedPersonOf } from "./queries.ts"
import type { Ticket } from "./types.ts"

type Found = Awaited<ReturnType<typeof listByTicketCode>>[number]

/** A crowd that has just registered looks at its tickets together. */
const findByCode = microBatch<string, Found | null>(
  async (drainBatch) => {
    const codes = drainBatch()
    const found = await listByTicketCode(codes)
    const byCode = new Map(found.map((row) => [row.registration.ticketCode, row]))
    return codes.map((code) => byCode.get(code) ?? null)
  },
  // One at a time: in a crowd several share what a statement costs.
  { maxBatchSize: 100, concurrency: 1 },
)

/** The ticket of a code as it stands in the address, or `null`. Whoever knows the code may see it. */
export async function loadTicket(typedCode: string): Promise<Ticket | null> {
  const code = readTicketCode(typedCode)
  const found = code ? await findByCode(code) : null
  if (!code || !found) return null

  const { registration, session, gate, campaign } = found
  const { slug, name, venue, venueAddress, vaccine, dose } = campaign
  return {
    code,
    ...maskedPersonOf(registration, gate.code),
    session: { startsAt: session.startsAt, endsAt: session.endsAt },
    gate: { code: gate.code, name: gate.name },
    qrPayload: signTicket({ code, sessionId: session.id, gateCode: gate.code }),
    campaign: { slug, name, venue, venueAddress, vaccine, dose },
  }
}
