import { and, eq, sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import { passExpiry } from "#lib/waiting-room/rules/passes.ts"
import { passToToken } from "#lib/waiting-room/schema.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"

const ROWS = 1_000

export async function lineOfResidents(campaignId: number) {
  const [found] = await db().select().from(line).where(ofAudience(campaignId, "resident"))
  if (!found) throw new Error("the campaign has no line")
  return found
}

const ofAudience = (campaignId: number, audience: LineAudience) =>
  and(eq(line.campaignId, campaignId), eq(line.audience, audience))

/** The cookies of so many turns of one seat, as if their holders had waited. */
export async function giveTurns(
  campaignId: number,
  count: number,
  now: Date,
  audience: LineAudience = "resident",
): Promise<string[]> {
  const counted = { issued: sql`${line.issued} + ${count}`, serving: sql`${line.serving} + ${count}` }
  const [served] = await db().update(line).set(counted).where(ofAudience(campaignId, audience)).returning()
  if (!served) throw new Error("the campaign has no line")
  const expiresAt = passExpiry(now, 60, new Date(now.getTime() + 86_400_000))
  const tokens: string[] = []
  for (let done = 0; done < count; done += ROWS) {
    const values = Array.from({ length: Math.min(ROWS, count - done) }, (_, index) => {
      const number = served.issued - count + done + index + 1
      return { lineId: served.id, number, position: number, seats: 1, issuedAt: now, expiresAt }
    })
    for (const { id: passId, lineId, number } of await db().insert(pass).values(values).returning()) {
      const common = { passId, lineId, number, audience, seats: 1 }
      tokens.push(passToToken({ ...common, used: 0, expiresAt, extended: false }))
    }
  }
  return tokens
}
