import { eq, lt, sql } from "drizzle-orm"
import { line, paceMark, workerLoad } from "#db/schema/waiting-room.ts"
import { sendTogether, type Tx, transact } from "#db/transaction.ts"
import { type LineRow, listLiveLoads, listUnfinishedLines, readPaceFacts, readPromises } from "../queries.ts"
import { decidePace, type PaceDecision, type PaceReading, wasPacedLately } from "../rules/pace.ts"
import { isDrawDue, linePhase } from "../rules/phase.ts"
import { freeSeats } from "../rules/seats.ts"
import type { TickOutcome } from "../types.ts"
import { holdDraw } from "../writes/hold-draw.ts"
import { sweepProofs } from "../writes/spend-proofs.ts"

/**
 * Advisory lock of the process that keeps the pace. One that stands still loses it as every transaction does (`db/client.ts`):
 * with a second until the next tick, the line moves again within three. A process that dies frees it at once.
 */
export const ADVANCE_QUEUE_LOCK = 7_301_002
const MARKS_KEPT_MS = 10 * 60_000
const LOADS_KEPT_MS = 60 * 60_000

/**
 * One tick: holds the draws that are due and serves as many as can be served. Every process calls it once a second;
 * the database lets one of them do it. The election lasts one transaction, so a dead pace-keeper is replaced within
 * the next second by another process.
 */
export async function advanceQueue(now: Date): Promise<TickOutcome> {
  const outcome = await tick(now)
  if (outcome.kind === "kept") await sweepProofs(now)
  return outcome
}

function tick(now: Date): Promise<TickOutcome> {
  return transact(async (tx) => {
    const [election] = await tx.execute<{ won: boolean }>(
      sql`select pg_try_advisory_xact_lock(${ADVANCE_QUEUE_LOCK}) as won`,
    )
    if (!election?.won) return { kind: "not_elected" }
    const rows = await listUnfinishedLines(tx, now)
    if (rows.some((row) => wasPacedLately(row.line.pacedAt, now))) return { kind: "too_soon" }
    const { calledWithoutSeat, load } = await readLoads(tx, now)
    const decisions = new Map<LineRow, Decision>()
    for (const row of rows) {
      const drawn = isDrawDue(row.line, row.campaign, now) ? await holdDraw(tx, row.line.id, now) : row
      if (drawn)
        decisions.set(
          drawn,
          await decide(tx, drawn, { calledWithoutSeat: calledWithoutSeat(drawn.line.id), load }, now),
        )
    }
    const ago = (ms: number) => new Date(now.getTime() - ms)
    await sendTogether(
      () => tx.delete(paceMark).where(lt(paceMark.markedAt, ago(MARKS_KEPT_MS))),
      () => tx.delete(workerLoad).where(lt(workerLoad.notedAt, ago(LOADS_KEPT_MS))),
      ...[...decisions].flatMap(([{ line: row }, decision]) => serve(tx, row, decision, now)),
    )
    return { kind: "kept" }
  })
}

type Decision = PaceDecision & { placesTaken: number; isOpen: boolean }

/** Read without the line's lock: calling too many breaks no promise, and those who enter should not wait for this. */
async function decide(
  tx: Tx,
  { line: row, campaign }: LineRow,
  told: Pick<PaceReading, "calledWithoutSeat" | "load">,
  now: Date,
): Promise<Decision> {
  const promises = await readPromises(tx, row.id, now)
  const facts = await readPaceFacts(tx, row, now)
  const isOpen = linePhase(row, campaign, promises, now) === "open"
  const since = (moment: Date | null) => (moment ? now.getTime() - moment.getTime() : null)
  const decision = decidePace({
    elapsedMs: since(row.pacedAt) ?? 1_000,
    pace: row.pace,
    showUpRate: row.showUpRate,
    allowance: row.allowance,
    waiting: row.issued - row.serving,
    freeSeats: isOpen ? freeSeats(row.maxActive, promises) : 0,
    placesLeft: promises.available,
    maxActive: row.maxActive,
    seatsPerTicket: facts.seatsPerTicket,
    maxPerMinute: row.maxPerMinute,
    servedLastMinute: facts.servedLastMinute,
    takenPerSecond: facts.takenPerSecond,
    called: facts.called,
    ...told,
    sinceSlowedMs: since(row.slowedAt),
  })
  return { ...decision, placesTaken: facts.placesTaken, isOpen }
}

/** Counts on from what the row holds by now: others may have joined and entered since it was read. */
function serve(tx: Tx, row: LineRow["line"], decision: Decision, now: Date) {
  const { allowance, pace, showUpRate, slowed, placesTaken: taken, isOpen } = decision
  const serving = sql`least(${line.issued}, ${line.serving} + ${decision.serve})`
  const advance = () =>
    tx
      .update(line)
      .set({ serving, allowance, pace, showUpRate, pacedAt: now, ...(slowed && { slowedAt: now }) })
      .where(eq(line.id, row.id))
  // As it stood before this tick, so that the first mark knows where the line began. In the lobby and in a pause there
  // is none: minutes in which nobody could be called say nothing of the line's speed.
  const mark = () =>
    tx
      .insert(paceMark)
      .values({ lineId: row.id, markedAt: now, serving: row.serving, taken })
      .onConflictDoNothing()
  return isOpen ? [advance, mark] : [advance]
}

/** All front doors together; the slowest of them speaks for their latency. */
async function readLoads(tx: Tx, now: Date) {
  const loads = await listLiveLoads(now, tx)
  const sum = (of: (one: (typeof loads)[number]) => number) => loads.reduce((all, one) => all + of(one), 0)
  return {
    calledWithoutSeat: (lineId: number) => sum((one) => one.calledWithoutSeat[lineId] ?? 0),
    load: {
      shedSubmits: sum((one) => one.shedSubmitsRecent),
      queuedSubmits: sum((one) => one.queuedSubmits),
      latencyMs: Math.max(0, ...loads.map(({ latencyMs }) => latencyMs)),
    },
  }
}
