import { sql } from "drizzle-orm"
import { inOneStatement } from "#db/transaction.ts"
import { latestOf } from "#platform/clock.ts"
import { microBatch } from "#platform/micro-batch.ts"
import { findLine } from "../queries.ts"
import { givesNumbers, joiningPhase } from "../rules/phase.ts"
import type { JoinOutcome, JoinRequest, LineAudience, QueueNumber } from "../types.ts"
import { freshOf, insertProofs } from "../writes/spend-proofs.ts"

interface Asked {
  request: JoinRequest
  now: Date
}

/**
 * Gives a number in the line for a proof that was not spent before. Requests that arrive while others are answered
 * share one statement; their numbers are in the order in which they came.
 */
export const joinLine: (request: JoinRequest, now: Date) => Promise<JoinOutcome> = (request, now) =>
  batched({ request, now })

const batched = microBatch<Asked, JoinOutcome>((drainBatch) => giveNumbers(drainBatch()), {
  maxBatchSize: 500,
  concurrency: 2,
})

async function giveNumbers(asked: readonly Asked[]): Promise<JoinOutcome[]> {
  const outcomes = new Map<JoinRequest, JoinOutcome>()
  for (const [lineId, ofLine] of Map.groupBy(asked, ({ request }) => request.lineId)) {
    const requests = ofLine.map(({ request }) => request)
    const now = latestOf(ofLine)
    for (const [request, outcome] of await joinOne(lineId, requests, now)) outcomes.set(request, outcome)
  }
  return asked.map(({ request }) => outcomes.get(request) ?? { kind: "spent" })
}

/** For one line. A request that is missing in the answer brought a proof that was spent. */
async function joinOne(
  lineId: number,
  requests: readonly JoinRequest[],
  now: Date,
): Promise<Map<JoinRequest, JoinOutcome>> {
  const phase = joiningPhase(await findLine(lineId), now)
  if (!givesNumbers(phase)) return new Map(requests.map((one) => [one, { kind: "not_open", phase }]))
  const queueNumbers = await spendAndCount(lineId, requests)
  return new Map(
    [...queueNumbers].map(([request, queueNumber]) => [request, { kind: "joined", queueNumber }]),
  )
}

/**
 * Spends the proofs and gives the next numbers in one statement: the row of the line is locked while Postgres executes
 * it, not while a busy process comes round to its answers.
 */
async function spendAndCount(
  lineId: number,
  requests: readonly JoinRequest[],
): Promise<Map<JoinRequest, QueueNumber>> {
  const spent = await inOneStatement((database) =>
    database.execute<{ digest: string; issued: number; audience: LineAudience }>(sql`
      with spent as (${insertProofs(requests)}),
        counted as (
          update line set issued = issued + (select count(*) from spent) where id = ${lineId} returning issued, audience)
      select digest, issued, audience from spent, counted`),
  )
  const [counted] = spent
  if (!counted) return new Map()
  const { issued, audience } = counted
  const first = issued - spent.length + 1
  return new Map(
    freshOf(requests, spent).map((request, n) => [
      request,
      { lineId, audience, number: first + n, seats: request.seats },
    ]),
  )
}
