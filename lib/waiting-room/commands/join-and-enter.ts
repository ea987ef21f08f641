import { eq } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import { latestOf } from "#platform/clock.ts"
import { microBatch } from "#platform/micro-batch.ts"
import { findLine, type LineRow, lockLines, readPromises } from "../queries.ts"
import { givesNumbers, joiningPhase } from "../rules/phase.ts"
import { entersAtOnce } from "../rules/seats.ts"
import type { JoinAndEnterOutcome, JoinRequest } from "../types.ts"
import { givePasses } from "../writes/give-passes.ts"
import { spendProofs } from "../writes/spend-proofs.ts"

/** Joins and enters in one step while nobody waits, else gives a number to wait with. Micro-batched like both. */
export const joinAndEnter: (request: JoinRequest, now: Date) => Promise<JoinAndEnterOutcome> = (
  request,
  now,
) => batched({ request, now })

const batched = microBatch<{ request: JoinRequest; now: Date }, JoinAndEnterOutcome>(
  (drainBatch) => joinAll(drainBatch()),
  {
    maxBatchSize: 200,
    concurrency: 2,
  },
)

/** The same for a batch, in the order asked. */
export async function joinAll(
  asked: readonly { request: JoinRequest; now: Date }[],
): Promise<JoinAndEnterOutcome[]> {
  const outcomes = new Map<JoinRequest, JoinAndEnterOutcome>()
  for (const [lineId, ofLine] of Map.groupBy(asked, ({ request }) => request.lineId)) {
    const requests = ofLine.map(({ request }) => request)
    const now = latestOf(ofLine)
    const phase = joiningPhase(await findLine(lineId), now)
    if (givesNumbers(phase)) await joinOne(lineId, requests, now, outcomes)
    else for (const request of requests) outcomes.set(request, { kind: "not_open", phase })
  }
  return asked.map(({ request }) => outcomes.get(request) ?? { kind: "spent" })
}

function joinOne(
  lineId: number,
  requests: readonly JoinRequest[],
  now: Date,
  outcomes: Map<JoinRequest, JoinAndEnterOutcome>,
): Promise<void> {
  return transact(async (tx) => {
    const paid = await spendProofs(tx, requests)
    const [row] = await lockLines(tx, [lineId])
    if (!row) throw new Error("unknown line")
    if (paid.length === 0) return
    const promises = await readPromises(tx, lineId, now)
    const queueNumbers = numbered(row, paid)
    const entering = queueNumbers.slice(0, entersAtOnce(row.line, row.campaign, promises, queueNumbers, now))
    await count(tx, row, queueNumbers.length, entering.length)

    const claims = entering.map(({ number, seats }) => ({ number, seats, position: number }))
    const given = await givePasses(tx, row, claims, now)
    for (const [n, request] of paid.entries()) {
      const queueNumber = queueNumbers[n]
      if (!queueNumber) throw new Error("a proof was spent and no number given")
      const pass = given.get(queueNumber.number)
      outcomes.set(request, pass ? { kind: "entered", queueNumber, pass } : { kind: "joined", queueNumber })
    }
  })
}

function numbered({ line: { id: lineId, audience, issued } }: LineRow, requests: readonly JoinRequest[]) {
  return requests.map(({ seats }, n) => ({ lineId, audience, number: issued + 1 + n, seats }))
}

/** Under the lock, so plain values are as good as increments. */
async function count(
  tx: Parameters<typeof readPromises>[0],
  { line: row }: LineRow,
  joined: number,
  entered: number,
): Promise<void> {
  const { issued, serving, allowance } = row
  await tx
    .update(line)
    .set({ issued: issued + joined, serving: serving + entered, allowance: allowance - entered })
    .where(eq(line.id, row.id))
}
