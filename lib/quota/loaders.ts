import { listReleasesByOthers } from "#lib/audit/queries.ts"
import { campaignState } from "#lib/campaign/rules.ts"
import type { Campaign } from "#lib/campaign/types.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { dateKey } from "#lib/kernel/format.ts"
import { SHARED_FOR_MS, shareReadsByKey } from "#platform/shared-read.ts"
import { listSessionQuotas } from "./queries.ts"
import { addPlaces, availablePlaces, noPlaces, placesNow } from "./rules.ts"
import type { Audience, PlacesOverview, ReleasableSession, ReleaseByOther, SessionPlaces } from "./types.ts"

type Row = Awaited<ReturnType<typeof listSessionQuotas>>[number]

const readShared = shareReadsByKey(SHARED_FOR_MS, (campaignId: number) => listSessionQuotas(campaignId))

/**
 * Places of a campaign by session and audience, shared with whoever asks for them at about the same time; `asOf` says when
 * they were read.
 */
export async function loadPlaces(campaign: Campaign, now: Date): Promise<PlacesOverview> {
  const { value, asOf } = await readShared(campaign.id, now)
  return overview(campaign, value, asOf, now)
}

function overview(campaign: Campaign, rows: readonly Row[], asOf: Date, now: Date): PlacesOverview {
  const sessions = new Map<number, SessionPlaces>()
  const totals: PlacesOverview["totals"] = { resident: noPlaces, outside_city: noPlaces, walk_in: noPlaces }
  for (const { sessionId, startsAt, endsAt, quota } of rows) {
    const { id: quotaId, audience } = quota
    const over = endsAt <= now
    const places = placesNow(quota, over)
    const entry = sessions.get(sessionId) ?? { sessionId, startsAt, endsAt, over, places: empty() }
    entry.places[audience] = { quotaId, ...places }
    sessions.set(sessionId, entry)
    totals[audience] = addPlaces(totals[audience], places)
  }
  const days = Map.groupBy(sessions.values(), ({ startsAt }) => dateKey(startsAt))
  return {
    campaign,
    state: campaignState(campaign, now),
    asOf,
    days: [...days].map(([date, ofDay]) => ({ date, sessions: ofDay })),
    totals,
  }
}

function empty(): Record<Audience, SessionPlaces["places"]["resident"]> {
  const none = { quotaId: null, ...noPlaces }
  return { resident: none, outside_city: none, walk_in: none }
}

/** The outside-city places of every session of a campaign that is not over, read anew: a plan is made from what is true now. */
export async function loadReleasableSessions(
  _actor: AdminActor,
  campaignId: number,
  now: Date,
): Promise<ReleasableSession[]> {
  const rows = await listSessionQuotas(campaignId)
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

/** What others released since the audit event `seen`. */
export async function loadReleasesByOthers(actor: AdminActor, seen: number): Promise<ReleaseByOther[]> {
  const events = await listReleasesByOthers(seen, actor.staffId)
  return events.map(({ name, detail, occurredAt }) => ({
    name,
    total: Number(detail.total),
    at: occurredAt.toISOString(),
  }))
}
