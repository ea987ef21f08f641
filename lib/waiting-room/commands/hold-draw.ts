import { eq } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import { type Tx, transact } from "#db/transaction.ts"
import { type LineRow, lockLines } from "../queries.ts"
import { isDrawDue } from "../rules.ts"

/**
 * Ends the lobby: who has a number by now takes part in the draw, whose seed is told from here on. Whoever comes first
 * at the opening holds it; the others find it held. Returns the line as it stands.
 */
export function holdDraw(lineId: number, now: Date): Promise<LineRow | undefined> {
  return transact(async (tx) => {
    const [row] = await lockLines(tx, [lineId])
    return row && drawIfDue(tx, row, now)
  })
}

/** The same for a line that is locked already. */
export async function drawIfDue(tx: Tx, row: LineRow, now: Date): Promise<LineRow> {
  if (!isDrawDue(row.line, row.campaign, now)) return row
  const drawn = { drawnAt: now, lobbySize: row.line.issued }
  await tx.update(line).set(drawn).where(eq(line.id, row.line.id))
  return { ...row, line: { ...row.line, ...drawn } }
}
