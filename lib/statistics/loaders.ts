import type { Campaign } from "#lib/campaign/types.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { atWib, dateKey } from "#lib/kernel/format.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import type { Audience, Places, SessionPlaces } from "#lib/quota/types.ts"
import { countCheckIns, countRegistrationsByMinute } from "./queries.ts"
import { fillMinutes, watchedSince } from "./rules.ts"
import type { OfficeOverview, SessionOverview } from "./types.ts"

const TEN_MINUTES = 600_000

/** All that the office of a campaign watches, at most a second old. */
export async function loadOfficeOverview(
  _actor: AdminActor,
  campaign: Campaign,
  now: Date,
): Promise<OfficeOverview> {
  const { state, asOf, days, totals } = await loadPlaces(campaign, now)
  const [perMinute, checkIns] = await Promise.all([
    countRegistrationsByMinute(campaign.id, watchedSince(now)),
    countCheckIns(campaign.id, atWib(dateKey(now), 0), new Date(now.getTime() - TEN_MINUTES)),
  ])
  const { id, slug, name, phase, opensAt, closesAt } = campaign
  return {
    campaign: { id, slug, name, phase, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    state: state.kind,
    asOf: asOf.toISOString(),
    days: days.map(({ date, sessions }) => ({ date, sessions: sessions.map(portable) })),
    totals,
    perMinute: fillMinutes(perMinute, now),
    checkIns,
  }
}

function portable({ sessionId, startsAt, endsAt, over, places }: SessionPlaces): SessionOverview {
  return {
    sessionId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    over,
    places: mapAudiences(places, ({ capacity, held, taken, available }) => ({
      capacity,
      held,
      taken,
      available,
    })),
  }
}

function mapAudiences<T>(
  places: Record<Audience, T>,
  change: (value: T) => Places,
): Record<Audience, Places> {
  return {
    resident: change(places.resident),
    outside_city: change(places.outside_city),
    walk_in: change(places.walk_in),
  }
}
