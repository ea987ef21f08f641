import { addPlaces, noPlaces } from "#lib/quota/rules.ts"
import type { Audience, Places, PlacesOverview } from "#lib/quota/types.ts"

/** Places of one day for one audience. What is left of a session that is over cannot be had any more. */
export function placesOfDay(day: PlacesOverview["days"][number], audience: Audience): Places {
  return day.sessions
    .map(({ over, places }) => (over ? { ...places[audience], available: 0 } : places[audience]))
    .reduce(addPlaces, noPlaces)
}
