import { and, eq, gt, sql } from "drizzle-orm"
import { pass } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"

/**
 * Gives back the seats of a pass that are not used yet: it expires now. They stay promised for another 45 s, since a
 * form that was sent before is still honoured. Without a pass there is nothing to do: a number is forgotten with its
 * cookie.
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
