import { addPlaces, noPlaces } from "#lib/quota/rules.ts"
import type { Audience, Places, PlacesOverview } from "#lib/quota/types.ts"

/** Places of one day for one audience. */
export function placesOfDay(day: PlacesOverview["days"][number], audience: Audience): Places {
  return day.sessions.map(({ places }) => places[audience]).reduce(addPlaces, noPlaces)
}

/** Whether every session of the day has ended. */
export function isOver(day: PlacesOverview["days"][number]): boolean {
  return day.sessions.every(({ over }) => over)
}
