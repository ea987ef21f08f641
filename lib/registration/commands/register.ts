import DataLoader from "dataloader"
import { nikWarnings, readNik } from "#lib/identity/nik.ts"
import { encryptNik, nikIndex } from "#lib/identity/nik-vault.ts"
import { newTicketCode } from "#lib/identity/ticket-code.ts"
import type { ResidentActor } from "#lib/kernel/actor.ts"
import { CONSENT_VERSION } from "../rules.ts"
import type { Applicant } from "../schema.ts"
import type { RegisterOutcome } from "../types.ts"
import { givePlaces } from "./give-places.ts"
import type { PlaceRequest } from "./settle-batch.ts"

/** At most so many people share one transaction: enough to amortise the commit, short enough to hold the lock. */
const LARGEST_BATCH = 100
/** How long the first of a batch waits for company, in milliseconds. */
const COMPANY_MS = 3

/**
 * Gives the applicant a place, or says why not. The only way to a registration. Requests that arrive within a few
 * milliseconds share one transaction (architecture, section 3.1); each gets an outcome of its own. Harmless to
 * repeat: the same person with the same idempotency key is answered with the same ticket.
 */
export function register(_actor: ResidentActor, applicant: Applicant, now: Date): Promise<RegisterOutcome> {
  const reading = readNik(applicant.nik)
  if (reading.kind === "rejected") throw new Error("applicant was not parsed by registerSchema")
  return batches.load({
    applicant,
    nikIndex: nikIndex(applicant.nik),
    nikCiphertext: encryptNik(applicant.nik),
    nikWarnings: nikWarnings(reading.nik, applicant),
    ticketCode: newTicketCode(),
    consentVersion: CONSENT_VERSION,
    now,
  })
}

const batches = new DataLoader<PlaceRequest, RegisterOutcome>(giveOrSplit, {
  cache: false,
  maxBatchSize: LARGEST_BATCH,
  batchScheduleFn: (dispatch) => setTimeout(dispatch, COMPANY_MS),
})

/** SQLSTATE classes 22 and 23: the fault is in a row. Whoever sent it must not take the neighbours down. */
function faultOfARow(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return code.startsWith("22") || code.startsWith("23")
}

async function giveOrSplit(requests: readonly PlaceRequest[]): Promise<(RegisterOutcome | Error)[]> {
  try {
    return await givePlaces(requests)
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error))
    if (requests.length === 1 || !faultOfARow(failure)) return requests.map(() => failure)
    const middle = Math.ceil(requests.length / 2)
    const first = await giveOrSplit(requests.slice(0, middle))
    return [...first, ...(await giveOrSplit(requests.slice(middle)))]
  }
}
