import { randomBytes } from "node:crypto"
import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { line } from "#db/schema/waiting-room.ts"
import type { JoinRequest, LineAudience, QueueNumber } from "#lib/waiting-room/types.ts"
import { THURSDAY } from "./campaign.ts"
import { lineOf } from "./passes.ts"

/** Puts a line into a state that it would reach only with many people. */
export async function setLine(
  change: Partial<typeof line.$inferInsert>,
  audience: LineAudience = "resident",
): Promise<void> {
  await db()
    .update(line)
    .set(change)
    .where(eq(line.id, (await lineOf(audience)).id))
}

/** Asks for a number with a fresh proof. */
export async function joinRequest(
  seats = 1,
  audience: LineAudience = "resident",
  campaignId?: number,
): Promise<JoinRequest> {
  const { id: lineId } = await lineOf(audience, campaignId)
  return { lineId, audience, seats, proof: newProof() }
}

function newProof(): JoinRequest["proof"] {
  return { digest: randomBytes(32), expiresAt: new Date(THURSDAY.getTime() + 300_000) }
}

/** Tickets of the numbers 1..count, whose turn has come, in a line without a lobby. */
export async function calledNumbers(count: number, seats = 1): Promise<QueueNumber[]> {
  const { id: lineId } = await lineOf()
  await setLine({ issued: count, serving: count })
  return Array.from({ length: count }, (_, n) => ({ lineId, audience: "resident", number: n + 1, seats }))
}
