import { eq, lt, sql } from "drizzle-orm"
import { line, paceMark, workerLoad } from "#db/schema/waiting-room.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { decidePace, type PaceReading, wasPacedLately } from "../pace.ts"
import { type LineRow, listLiveLoads, lockCurrentLines, readPaceFacts, readPromises } from "../queries.ts"
import { freeSeats, linePhase } from "../rules.ts"
import type { TickOutcome } from "../types.ts"
import { drawIfDue } from "./hold-draw.ts"

/** Advisory lock of who keeps the pace. */
const PACE_LOCK = 7_301_002
const MARKS_KEPT_MS = 10 * 60_000
const LOADS_KEPT_MS = 60 * 60_000

/**
 * One tick: holds the draws that are due and serves as many as can be served. Every process calls it once a second;
 * the database lets one of them do it. The election lasts one transaction, so a dead pace-keeper is replaced within
 * the next second by whoever comes first.
 */
export function keepPace(now: Date): Promise<TickOutcome> {
  return transact(async (tx) => {
    const [election] = await tx.execute<{ won: boolean }>(
      sql`select pg_try_advisory_xact_lock(${PACE_LOCK}) as won`,
    )
    if (!election?.won) return { kind: "not_elected" }
    const rows = await lockCurrentLines(tx)
    if (rows.some((row) => wasPacedLately(row.line.pacedAt, now))) return { kind: "too_soon" }
    const load = await readLoad(tx, now)
    for (const row of rows) await tick(tx, await drawIfDue(tx, row, now), load, now)
    await tx.delete(paceMark).where(lt(paceMark.markedAt, new Date(now.getTime() - MARKS_KEPT_MS)))
    await tx.delete(workerLoad).where(lt(workerLoad.notedAt, new Date(now.getTime() - LOADS_KEPT_MS)))
    return { kind: "kept" }
  })
}

async function tick(
  tx: Tx,
  { line: row, campaign }: LineRow,
  load: PaceReading["load"],
  now: Date,
): Promise<void> {
  const promises = await readPromises(tx, row.id, now)
  const facts = await readPaceFacts(tx, row.id, now)
  const since = (moment: Date | null) => (moment ? now.getTime() - moment.getTime() : null)
  const decision = decidePace({
    elapsedMs: since(row.pacedAt) ?? 1_000,
    pace: row.pace,
    showUpRate: row.showUpRate,
    allowance: row.allowance,
    waiting: row.issued - row.serving,
    freeSeats: linePhase(row, campaign, promises, now) === "open" ? freeSeats(row.maxActive, promises) : 0,
    seatsPerTicket: facts.seatsPerTicket,
    maxPerMinute: row.maxPerMinute,
    servedLastMinute: facts.servedLastMinute,
    lately: { served: facts.servedLately, taken: facts.takenLately },
    earlier: { served: facts.servedEarlier, taken: facts.takenEarlier },
    load,
    sinceSlowedMs: since(row.slowedAt),
  })
  const { serve, allowance, pace, showUpRate, slowed } = decision
  await tx
    .update(line)
    .set({
      serving: row.serving + serve,
      allowance,
      pace,
      showUpRate,
      pacedAt: now,
      ...(slowed && { slowedAt: now }),
    })
    .where(eq(line.id, row.id))
  // As it stood before this tick, so that the first mark knows where the line began.
  await tx
    .insert(paceMark)
    .values({ lineId: row.id, markedAt: now, serving: row.serving })
    .onConflictDoNothing()
}

/** All front doors together; the slowest of them speaks for their latency. */
async function readLoad(tx: Tx, now: Date): Promise<PaceReading["load"]> {
  const loads = await listLiveLoads(now, tx)
  return {
    shedLately: loads.reduce((sum, one) => sum + one.shedLately, 0),
    queued: loads.reduce((sum, one) => sum + one.queued, 0),
    limit: loads.reduce((sum, one) => sum + one.limit, 0),
    latencyMs: Math.max(0, ...loads.map(({ latencyMs }) => latencyMs)),
  }
}
