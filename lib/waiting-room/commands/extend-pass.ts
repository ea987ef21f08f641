import { and, eq, gt, isNull, lt, sql } from "drizzle-orm"
import { pass } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import { findPass } from "../queries.ts"
import { extendedExpiry, isPassOver } from "../rules/passes.ts"
import type { ExtendOutcome } from "../types.ts"
import { passTokenOf } from "../writes/give-passes.ts"

/**
 * The one extension of a pass, only while it runs. Promises already reckon with it: no lock of the line is needed,
 * and the statement that writes also decides.
 */
export function extendPass(passId: number, now: Date): Promise<ExtendOutcome> {
  return transact(async (tx) => {
    const found = await findPass(passId, tx)
    if (!found) return { kind: "pass_over" }
    const { line, campaign } = found
    const expiresAt = extendedExpiry(found.pass.expiresAt, line.passMinutes, campaign.closesAt)
    const running = and(gt(pass.expiresAt, now), lt(pass.used, pass.seats))
    const [extended] = await tx
      .update(pass)
      .set({
        expiresAt: sql`greatest(${pass.expiresAt}, ${expiresAt.toISOString()}::timestamptz)`,
        extendedAt: now,
      })
      .where(and(eq(pass.id, passId), isNull(pass.extendedAt), running))
      .returning()
    if (extended) return { kind: "extended", pass: passTokenOf(extended, line.audience) }

    const current = (await findPass(passId, tx))?.pass
    if (!current?.extendedAt || isPassOver(current, now)) return { kind: "pass_over" }
    return { kind: "already_extended", pass: passTokenOf(current, line.audience) }
  })
}
