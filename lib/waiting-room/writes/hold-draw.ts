import { eq } from "drizzle-orm"
import { line } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { type LineRow, lockLines } from "../queries.ts"
import { isDrawDue } from "../rules/phase.ts"

/**
 * Ends the lobby: the numbers given by now take part in the draw, whose seed is public from here on. The first request at
 * the opening holds it; later ones find it held. The transaction then has the line's lock. Returns the line as it stands.
 */
export async function holdDraw(tx: Tx, lineId: number, now: Date): Promise<LineRow | undefined> {
  const [row] = await lockLines(tx, [lineId])
  if (!row || !isDrawDue(row.line, row.campaign, now)) return row
  const drawn = { drawnAt: now, lobbySize: row.line.issued }
  await tx.update(line).set(drawn).where(eq(line.id, lineId))
  return { ...row, line: { ...row.line, ...drawn } }
}
