import { randomBytes } from "node:crypto"
import { eq } from "drizzle-orm"
import { campaign } from "#db/schema/campaign.ts"
import { line } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import type { SystemActor } from "#lib/kernel/actor.ts"
import { commitmentOf } from "../rules/draw.ts"

/** Numbers are given from so long before the opening on, in ms. */
const LOBBY_MS = 60 * 60_000

/**
 * Opens the lines of a campaign, each with the seed of its draw. Does nothing for lines that exist. A campaign
 * that is open from the start has no lobby: nobody could wait before it.
 */
export function openLines(_actor: SystemActor, campaignId: number, now: Date): Promise<void> {
  return transact(async (tx) => {
    const [found] = await tx.select().from(campaign).where(eq(campaign.id, campaignId))
    if (!found) throw new Error("unknown campaign")
    const lobbyOpensAt = new Date(found.opensAt.getTime() - LOBBY_MS)
    const drawn = now >= found.opensAt ? { drawnAt: now, lobbySize: 0 } : {}
    const lines = (["resident", "outside_city"] as const).map((audience) => {
      const seed = randomBytes(32).toString("hex")
      return { campaignId, audience, lobbyOpensAt, seed, seedCommitment: commitmentOf(seed), ...drawn }
    })
    await tx
      .insert(line)
      .values(lines)
      .onConflictDoNothing({ target: [line.campaignId, line.audience] })
  })
}
