import { DatabaseError } from "#db/database-error.ts"
import { nikWarnings, readNik } from "#lib/identity/nik.ts"
import { encryptNik, nikIndex } from "#lib/identity/nik-vault.ts"
import { newTicketCode } from "#lib/identity/ticket-code.ts"
import type { PassHolder } from "#lib/kernel/actor.ts"
import { microBatch } from "#platform/micro-batch.ts"
import type { Applicant } from "../schema.ts"
import type { RegisterOutcome } from "../types.ts"
import type { PlaceRequest } from "../writes/allocate-batch.ts"
import { allocatePlaces, allocateSerialized } from "../writes/allocate-places.ts"

/**
 * Gives the applicant a place and takes a seat of the holder's pass, or says why not. The only way to a registration.
 * Requests that arrive until it is this process' turn share one transaction (docs/architecture.md); each gets an outcome
 * of its own. Harmless to repeat: the same person with the same idempotency key is answered with the same
 * ticket, whatever became of the pass.
 */
export function register(actor: PassHolder, applicant: Applicant, now: Date): Promise<RegisterOutcome> {
  return batched(sealRequest(actor, applicant, now))
}

/** Seals the NIK and draws the ticket code, before anything is locked. */
export function sealRequest({ passId }: PassHolder, applicant: Applicant, now: Date): PlaceRequest {
  const reading = readNik(applicant.nik)
  if (reading.kind === "rejected") throw new Error("applicant was not parsed by registerSchema")
  return {
    passId,
    applicant,
    nikIndex: nikIndex(applicant.nik),
    nikCiphertext: encryptNik(applicant.nik),
    nikWarnings: nikWarnings(reading.nik, applicant),
    ticketCode: newTicketCode(),
    now,
  }
}

/** SQLSTATE classes 22 and 23: the fault is in a row. Whoever sent it must not take the neighbours down. */
const faultOfARow = (error: unknown) => error instanceof DatabaseError && /^2[23]/.test(error.code)

async function giveTogether(drainBatch: () => readonly PlaceRequest[]): Promise<(RegisterOutcome | Error)[]> {
  try {
    return await allocateSerialized(drainBatch)
  } catch (error) {
    return afterFailure(drainBatch(), error)
  }
}

/** Without waiting for the turn: others need not wait for what failed. */
async function giveOrSplit(requests: readonly PlaceRequest[]): Promise<(RegisterOutcome | Error)[]> {
  try {
    return await allocatePlaces(requests)
  } catch (error) {
    return afterFailure(requests, error)
  }
}

/** Finds the row whose fault it is, by halves. */
async function afterFailure(
  requests: readonly PlaceRequest[],
  error: unknown,
): Promise<(RegisterOutcome | Error)[]> {
  if (requests.length === 1 || !faultOfARow(error)) return requests.map(() => asError(error))
  const middle = Math.ceil(requests.length / 2)
  const first = await giveOrSplit(requests.slice(0, middle))
  return [...first, ...(await giveOrSplit(requests.slice(middle)))]
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

const batched = microBatch<PlaceRequest, RegisterOutcome>(giveTogether, {
  /** Enough to amortise the commit, short enough to hold the locks. */
  maxBatchSize: 100,
  /** They would wait for each other's locks. */
  concurrency: 1,
})
