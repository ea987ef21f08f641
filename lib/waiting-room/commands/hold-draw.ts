import { eq } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { type LineRow, lockLines } from "../queries.ts"
import { isDrawDue } from "../rules/phase.ts"

/**
 * Ends the lobby: who has a number by now takes part in the draw, whose seed is told from here on. Whoever comes first
 * at the opening holds it; the others find it held. Returns the line as it stands.
 */
export function holdDraw(lineId: number, now: Date): Promise<LineRow | undefined> {
  return transact((tx) => drawUnderLock(tx, lineId, now))
}

/** The same within a transaction, which then holds the line. */
export async function drawUnderLock(tx: Tx, lineId: number, now: Date): Promise<LineRow | undefined> {
  const [row] = await lockLines(tx, [lineId])
  if (!row || !isDrawDue(row.line, row.campaign, now)) return row
  const drawn = { drawnAt: now, lobbySize: row.line.issued }
  await tx.update(line).set(drawn).where(eq(line.id, lineId))
  return { ...row, line: { ...row.line, ...drawn } }
}
