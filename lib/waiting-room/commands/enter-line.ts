import { sendTogether, transact } from "#db/transaction.ts"
import { latestOf } from "#platform/clock.ts"
import { microBatch } from "#platform/micro-batch.ts"
import {
  findLine,
  type LineRow,
  listPassesByNumber,
  lockLines,
  type Promises,
  readPromises,
} from "../queries.ts"
import { positionOf } from "../rules/draw.ts"
import { isPassOver } from "../rules/passes.ts"
import { isDrawDue, linePhase } from "../rules/phase.ts"
import { decideClaims, freeSeats } from "../rules/seats.ts"
import type { EnterOutcome, QueueNumber } from "../types.ts"
import { type Claim, givePasses, passTokenOf } from "../writes/give-passes.ts"
import { holdDraw } from "../writes/hold-draw.ts"

/**
 * Takes the turn of a queue number, or says where it stands. Requests that arrive while others are answered share one
 * transaction; under the line's lock no more seats are promised than there are places. Harmless to repeat: a number
 * has one pass, and gets the same again.
 */
export const enterLine: (queueNumber: QueueNumber, now: Date) => Promise<EnterOutcome> = (queueNumber, now) =>
  batched({ queueNumber, now })

const batched = microBatch<{ queueNumber: QueueNumber; now: Date }, EnterOutcome>(
  (drainBatch) => takeTurns(drainBatch()),
  {
    maxBatchSize: 200,
    concurrency: 2,
  },
)

/** The same for a batch, in the order asked. */
export async function takeTurns(
  asked: readonly { queueNumber: QueueNumber; now: Date }[],
): Promise<EnterOutcome[]> {
  const outcomes = new Map<QueueNumber, EnterOutcome>()
  for (const [lineId, ofLine] of Map.groupBy(asked, ({ queueNumber }) => queueNumber.lineId)) {
    const queueNumbers = ofLine.map(({ queueNumber }) => queueNumber)
    const byNumber = await enterOne(lineId, queueNumbers, latestOf(ofLine))
    for (const queueNumber of queueNumbers) {
      const outcome = byNumber.get(queueNumber.number)
      if (outcome) outcomes.set(queueNumber, outcome)
    }
  }
  return asked.map(({ queueNumber }) => outcomes.get(queueNumber) ?? { kind: "not_open", phase: "closed" })
}

type ByNumber = Map<number, EnterOutcome>

async function enterOne(lineId: number, queueNumbers: readonly QueueNumber[], now: Date): Promise<ByNumber> {
  const found = await findLine(lineId)
  if (!found) return new Map()
  const row =
    (isDrawDue(found.line, found.campaign, now) && (await transact((tx) => holdDraw(tx, lineId, now)))) ||
    found
  const phase = linePhase(row.line, row.campaign, { available: 1, held: 0 }, now)
  if (phase === "lobby")
    return new Map(queueNumbers.map((one) => [one.number, { kind: "waiting", position: null }]))
  if (phase !== "open" && phase !== "paused") {
    return new Map(queueNumbers.map(({ number }) => [number, { kind: "not_open", phase }]))
  }

  // Computed before the lock: places in the draw never change, and the first time they take a moment.
  const { seed, lobbySize, serving } = row.line
  const claims = queueNumbers.map(({ number, seats }) => {
    return { number, seats, position: positionOf(number, { seed, lobbySize: lobbySize ?? 0 }) }
  })
  const early = claims.filter(({ position }) => position > serving)
  const due = claims.filter(({ position }) => position <= serving)
  const outcomes: ByNumber = due.length > 0 ? await decideUnderLock(lineId, due, now) : new Map()
  for (const { number, position } of early) outcomes.set(number, { kind: "waiting", position })
  return outcomes
}

/** For tickets whose turn has come. `serving` never falls, so that much was sure without the lock. */
function decideUnderLock(lineId: number, due: readonly Claim[], now: Date): Promise<ByNumber> {
  return transact(async (tx) => {
    const numbers = due.map(({ number }) => number)
    const [[row], old, promises] = await sendTogether(
      () => lockLines(tx, [lineId]),
      () => listPassesByNumber(tx, lineId, numbers),
      () => readPromises(tx, lineId, now),
    )
    if (!row) throw new Error("unknown line")
    const known = new Map(old.map((one) => [one.number, one]))
    // Once each: one browser may have asked in two tabs.
    const claims = new Map(
      due.filter(({ number }) => !known.has(number)).map((claim) => [claim.number, claim]),
    )

    const { outcome, free, areLast } = terms(row, promises, now)
    const given = await givePasses(tx, row, decideClaims([...claims.values()], free, areLast), now)
    return new Map(
      due.map(({ number, position }): [number, EnterOutcome] => {
        const old = known.get(number)
        if (old && (old.waitlisted || isPassOver(old, now))) return [number, { kind: "pass_over" }]
        const pass = old ? passTokenOf(old, row.line.audience) : given.get(number)
        return [number, pass ? { kind: "entered", pass } : (outcome ?? { kind: "no_free_seat", position })]
      }),
    )
  })
}

/**
 * Decides by what was read under the lock: how many seats may be promised, whether these are the last, and what all are
 * told instead when turns are not given.
 */
function terms(
  { line, campaign }: LineRow,
  promises: Promises,
  now: Date,
): { free: number; areLast: boolean; outcome?: EnterOutcome } {
  const phase = linePhase(line, campaign, promises, now)
  switch (phase) {
    case "open": {
      const areLast = promises.available <= line.maxActive
      return { free: freeSeats(line.maxActive, promises), areLast }
    }
    case "full":
    case "only_held":
      return { free: 0, areLast: true }
    case "not_open":
    case "lobby":
    case "paused":
    case "closed":
      return { free: 0, areLast: false, outcome: { kind: "not_open", phase } }
    default:
      return phase satisfies never
  }
}
