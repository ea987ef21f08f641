import type { CampaignState } from "#lib/campaign/types.ts"
import type { Audience, Places, PlacesOverview } from "#lib/quota/types.ts"
import { placesOfDay } from "./day-places.ts"

type PlacesByAudience = Record<Audience, Places>

/**
 * What `GET /api/kuota` answers. Times are ISO 8601 in UTC, days are calendar days in WIB, places are people;
 * `available = capacity - held - taken`, and in a session that is over nothing is held or available.
 */
export interface PublishedPlaces {
  asOf: string
  campaign: { name: string; state: CampaignState["kind"]; opensAt: string; closesAt: string }
  days: {
    date: string
    places: PlacesByAudience
    sessions: {
      sessionId: number
      startsAt: string
      endsAt: string
      over: boolean
      places: PlacesByAudience
    }[]
  }[]
}

/** Leaves out what is internal: row ids, phase names of the office. */
export function publishPlaces({ campaign, state, asOf, days }: PlacesOverview): PublishedPlaces {
  return {
    asOf: asOf.toISOString(),
    campaign: {
      name: campaign.name,
      state: state.kind,
      opensAt: campaign.opensAt.toISOString(),
      closesAt: campaign.closesAt.toISOString(),
    },
    days: days.map((day) => ({
      date: day.date,
      places: everyAudience((audience) => placesOfDay(day, audience)),
      sessions: day.sessions.map(({ sessionId, startsAt, endsAt, over, places }) => ({
        sessionId,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        over,
        places: everyAudience((audience) => {
          const { capacity, held, taken, available } = places[audience]
          return { capacity, held, taken, available }
        }),
      })),
    })),
  }
}

function everyAudience(read: (audience: Audience) => Places): PlacesByAudience {
  return { resident: read("resident"), outside_city: read("outside_city"), walk_in: read("walk_in") }
}
