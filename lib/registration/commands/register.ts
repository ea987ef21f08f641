import DataLoader from "dataloader"
import { DatabaseError } from "#db/database-error.ts"
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
/** Batches under way at once: while Postgres commits one, the next is already at its door. */
const LANES = 2

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

const waiting: (() => void)[] = []
let underWay = 0

/** A batch leaves when its turn comes: while earlier ones are under way it stays open and fills. */
function schedule(dispatch: () => void): void {
  if (underWay < LANES) setTimeout(dispatch, COMPANY_MS)
  else waiting.push(dispatch)
}

const batches = new DataLoader<PlaceRequest, RegisterOutcome>(
  async (requests) => {
    underWay++
    try {
      return await giveOrSplit(requests)
    } finally {
      underWay--
      const next = waiting.shift()
      if (next) setTimeout(next, COMPANY_MS)
    }
  },
  { cache: false, maxBatchSize: LARGEST_BATCH, batchScheduleFn: schedule },
)

/** SQLSTATE classes 22 and 23: the fault is in a row. Whoever sent it must not take the neighbours down. */
function faultOfARow(error: unknown): boolean {
  return error instanceof DatabaseError && /^2[23]/.test(error.code)
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
