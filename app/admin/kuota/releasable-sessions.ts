import type { ReleasableSession } from "#components/quota/release-state.ts"
import { findCurrentCampaign } from "#lib/campaign/queries.ts"
import { dateKey } from "#lib/kernel/wib.ts"
import { listSessionQuotas } from "#lib/quota/queries.ts"
import { availablePlaces } from "#lib/quota/rules.ts"

/** The outside-city places of every session that is not over, read anew: a plan is made from what is true now. */
export async function readReleasableSessions(now: Date): Promise<ReleasableSession[]> {
  const campaign = await findCurrentCampaign()
  const rows = await listSessionQuotas(campaign.id)
  return rows
    .filter(({ quota, endsAt }) => quota.audience === "outside_city" && endsAt > now)
    .map(({ quota, startsAt, endsAt }) => ({
      quotaId: quota.id,
      day: dateKey(startsAt),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      held: quota.held,
      available: availablePlaces(quota),
    }))
}
