import { closeDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import type { CampaignPlan } from "#db/seed/plan.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { systemClock } from "#platform/clock.ts"
import { layOut } from "#scripts/lay-out.ts"
import { ensureDatabase } from "#scripts/postgres/databases.ts"
import { startThrowAwayPostgres, type ThrowAwayPostgres } from "#scripts/postgres/throw-away.ts"
import { generateSecrets } from "#scripts/secrets.ts"

/** A durable Postgres of the bench's own with one campaign, which `db()` and portals started from here reach. */
export interface Ground extends AsyncDisposable {
  readonly campaignId: number
  readonly postgres: ThrowAwayPostgres
}

interface Wanted {
  /** Of both audiences together, spread over all sessions alike. */
  readonly seats: number
  readonly opensAt?: Date
  /** Of these, places for people from outside the city that the office still holds. */
  readonly held?: number
  /** Places for residents in the first session, instead of its part. */
  readonly firstSession?: number
}

/** A fifth of the places is for people from outside the city, as in the campaign of 2021. */
const OUTSIDE_CITY = 0.2

/** Lays out the campaign with `seats` places in all, open from `opensAt`. Sets this process' environment. */
export async function layOutGround(wanted: Wanted): Promise<Ground> {
  const cluster = await startThrowAwayPostgres({ durable: true })
  const end = async () => {
    await closeDatabase()
    await cluster.stop()
  }
  try {
    process.env.DATABASE_URL = await ensureDatabase(cluster.adminUrl, cluster.password)
    Object.assign(process.env, generateSecrets())
    await migrate(process.env.DATABASE_URL)
    const now = systemClock.now()
    const outcome = await layOut(resized(thisCity.campaign("present", now), wanted, now), now)
    if (outcome.kind !== "created") throw new Error("the bench needs an empty database")
    return { campaignId: outcome.campaignId, postgres: cluster, [Symbol.asyncDispose]: end }
  } catch (error) {
    await end()
    throw error
  }
}

function resized(
  plan: CampaignPlan,
  { seats, opensAt, held = 0, firstSession }: Wanted,
  now: Date,
): CampaignPlan {
  const outside = Math.round(seats * OUTSIDE_CITY)
  const parts = plan.sessions.length
  return {
    ...plan,
    campaign: { ...plan.campaign, opensAt: opensAt ?? now },
    sessions: plan.sessions.map(({ startsAt, endsAt }, index) => ({
      startsAt,
      endsAt,
      quotas: [
        {
          audience: "resident",
          capacity:
            index === 0 && firstSession !== undefined
              ? firstSession
              : evenPart(seats - outside, parts, index),
          held: 0,
        },
        {
          audience: "outside_city",
          capacity: evenPart(outside, parts, index),
          held: evenPart(held, parts, index),
        },
        { audience: "walk_in", capacity: 0, held: 0 },
      ],
    })),
  }
}

function evenPart(total: number, parts: number, index: number): number {
  return Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts)
}
