import { and, eq, gt, sql } from "drizzle-orm"
import { pass } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"

/**
 * Gives the seats of a pass back that are not used yet: it expires now. They stay counted for the usual while, in
 * which a form that was sent before is still honoured. Without a pass there is nothing to do: a number is forgotten
 * with its ticket.
 */
export async function leaveLine(passId: number | null, now: Date): Promise<void> {
  if (passId === null) return
  const moment = sql`${now.toISOString()}::timestamptz`
  await transact((tx) =>
    tx
      .update(pass)
      .set({ expiresAt: sql`greatest(${moment}, ${pass.issuedAt} + interval '1 ms')` })
      .where(and(eq(pass.id, passId), gt(pass.expiresAt, now))),
  )
}
