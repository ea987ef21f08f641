import { and, eq, sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import { mintPassHolder, type PassHolder } from "#lib/kernel/actor.ts"
import { passExpiry } from "#lib/waiting-room/rules/passes.ts"
import type { LineAudience, PassToken } from "#lib/waiting-room/types.ts"
import { THURSDAY } from "./campaign.ts"

/** The line of this audience, of the campaign that was laid out. */
export async function lineOf(audience: LineAudience = "resident", campaignId?: number) {
  const rows = await db()
    .select({ line, closesAt: campaign.closesAt })
    .from(line)
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(and(eq(line.audience, audience), campaignId ? eq(line.campaignId, campaignId) : undefined))
  const [found, other] = rows
  if (other) throw new Error("two campaigns are laid out: name one")
  if (!found) throw new Error("no line: lay out a campaign first")
  return { ...found.line, closesAt: found.closesAt }
}

/**
 * A turn that was taken `at` this moment, without asking whether there is a place for it: tests that need a holder
 * who finds none make one here. The line counts on as if they had joined and entered.
 */
export async function passFor(
  audience: LineAudience = "resident",
  seats = 1,
  at = THURSDAY,
  campaignId?: number,
): Promise<PassHolder> {
  const { passId } = await passTokenFor(audience, seats, at, campaignId)
  return mintPassHolder(passId)
}

/** The same turn as its cookie tells it. */
export async function passTokenFor(
  audience: LineAudience = "resident",
  seats = 1,
  at = THURSDAY,
  campaignId?: number,
): Promise<PassToken> {
  const [row] = await giveTurns(1, audience, seats, at, campaignId)
  if (!row) throw new Error("no pass was written")
  const { id: passId, lineId, number, expiresAt } = row
  return { passId, lineId, audience, number, seats, used: 0, expiresAt, extended: false }
}

/** So many holders of passes for one seat each. */
export async function passesFor(
  count: number,
  audience: LineAudience = "resident",
  at = THURSDAY,
): Promise<PassHolder[]> {
  return (await giveTurns(count, audience, 1, at)).map(({ id }) => mintPassHolder(id))
}

/** One statement a thousand rows: a bench asks for many. */
async function giveTurns(
  count: number,
  audience: LineAudience,
  seats: number,
  issuedAt: Date,
  campaignId?: number,
) {
  const { id: lineId, passMinutes, closesAt } = await lineOf(audience, campaignId)
  const [counted] = await db()
    .update(line)
    .set({ issued: sql`${line.issued} + ${count}`, serving: sql`${line.serving} + ${count}` })
    .where(eq(line.id, lineId))
    .returning({ issued: line.issued })
  const first = (counted?.issued ?? 0) - count + 1
  const rows: (typeof pass.$inferSelect)[] = []
  for (let done = 0; done < count; done += 1_000) {
    const values = Array.from({ length: Math.min(1_000, count - done) }, (_, n) => {
      const number = first + done + n
      return {
        lineId,
        number,
        position: number,
        seats,
        issuedAt,
        expiresAt: passExpiry(issuedAt, passMinutes, closesAt),
      }
    })
    rows.push(...(await db().insert(pass).values(values).returning()))
  }
  return rows.toSorted((a, b) => a.id - b.id)
}
