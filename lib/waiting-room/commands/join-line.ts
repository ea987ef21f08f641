import { eq, sql } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { microBatch } from "#lib/kernel/micro-batch.ts"
import { findLine, type LineRow } from "../queries.ts"
import { givesNumbers, linePhase } from "../rules.ts"
import type { JoinOutcome, JoinRequest, LinePhase, QueueTicket } from "../types.ts"
import { spendProofs, sweepProofs } from "./spend-proofs.ts"

interface Asked {
  request: JoinRequest
  now: Date
}

/**
 * Gives a number in the line for a proof that was not spent before. Requests that arrive within a few milliseconds
 * share one transaction; their numbers are in the order in which they came.
 */
export const joinLine: (request: JoinRequest, now: Date) => Promise<JoinOutcome> = (request, now) =>
  batched({ request, now })

const batched = microBatch<Asked, JoinOutcome>(giveNumbers, { largest: 500, companyMs: 3, lanes: 2 })

async function giveNumbers(asked: readonly Asked[]): Promise<JoinOutcome[]> {
  const outcomes = new Map<JoinRequest, JoinOutcome>()
  for (const [lineId, ofLine] of Map.groupBy(asked, ({ request }) => request.lineId)) {
    const requests = ofLine.map(({ request }) => request)
    const now = latest(ofLine)
    for (const [request, outcome] of await joinOne(lineId, requests, now)) outcomes.set(request, outcome)
  }
  return asked.map(({ request }) => outcomes.get(request) ?? { kind: "spent" })
}

/** For one line. What is missing in the answer was spent. */
async function joinOne(
  lineId: number,
  requests: readonly JoinRequest[],
  now: Date,
): Promise<Map<JoinRequest, JoinOutcome>> {
  const phase = phaseOfJoining(await findLine(lineId), now)
  if (!givesNumbers(phase)) return new Map(requests.map((one) => [one, { kind: "not_open", phase }]))
  return transact(async (tx) => {
    const paid = await spendProofs(tx, requests)
    const tickets = await countIssued(tx, lineId, paid)
    await sweepProofs(tx, now)
    return new Map(paid.map((one, n) => [one, joined(tickets[n])]))
  })
}

/** Places do not matter here: a full line gives numbers too. */
export function phaseOfJoining(row: LineRow | undefined, now: Date): LinePhase {
  return row ? linePhase(row.line, row.campaign, { available: 1, held: 0 }, now) : "closed"
}

/** The next numbers, under the row's lock: nobody gets one twice. */
async function countIssued(tx: Tx, lineId: number, requests: readonly JoinRequest[]): Promise<QueueTicket[]> {
  if (requests.length === 0) return []
  const [counted] = await tx
    .update(line)
    .set({ issued: sql`${line.issued} + ${requests.length}` })
    .where(eq(line.id, lineId))
    .returning({ issued: line.issued, audience: line.audience })
  if (!counted) throw new Error("unknown line")
  const first = counted.issued - requests.length + 1
  return requests.map(({ seats }, n) => ({ lineId, audience: counted.audience, number: first + n, seats }))
}

function joined(ticket: QueueTicket | undefined): JoinOutcome {
  if (!ticket) throw new Error("a proof was spent and no number given")
  return { kind: "joined", ticket }
}

/** The clock of a batch: it must not be behind any of its requests. */
export function latest(asked: readonly { now: Date }[]): Date {
  return new Date(Math.max(...asked.map(({ now }) => now.getTime())))
}
