import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { gate } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { layOut } from "#scripts/lay-out.ts"

/** One session, one gate, one quota row with more places than the bench can give. */
export interface HotQuota {
  campaignId: number
  sessionId: number
  quotaId: number
  gateId: number
  /** All people of the bench live here, so that every contender writes to the same gate. */
  kelurahan: string
}

export async function layOutHotQuota(now: Date): Promise<HotQuota> {
  const plan = thisCity.campaign("present", now)
  const [window] = plan.sessions
  if (!window) throw new Error("the plan has sessions")
  const quotas = [{ audience: "resident" as const, capacity: 10_000_000, held: 0 }]
  const outcome = await layOut({ ...plan, sessions: [{ ...window, quotas }] }, now)
  if (outcome.kind !== "created") throw new Error("the bench needs an empty database")
  const [hot] = await db().select().from(quota)
  const [first] = await db().select().from(gate).where(eq(gate.code, "A"))
  const kelurahan = thisCity.city.kecamatan[0]?.kelurahan[0]?.code
  if (!hot || !first || !kelurahan) throw new Error("the campaign is incomplete")
  return {
    campaignId: outcome.campaignId,
    sessionId: hot.sessionId,
    quotaId: hot.id,
    gateId: first.id,
    kelurahan,
  }
}
