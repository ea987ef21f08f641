import type { CampaignState } from "#lib/campaign/types.ts"
import type { PlacesOverview } from "#lib/quota/types.ts"

/** What the public meets: the campaign's state, with "open" told apart by what there is still to have. */
export type PublicState = CampaignState | { kind: "residents_full" } | { kind: "full" }

/** Sessions that are over count no more. */
export function publicState({ state, days }: Pick<PlacesOverview, "state" | "days">): PublicState {
  if (state.kind !== "open") return state
  const sessions = days.flatMap((day) => day.sessions).filter((session) => !session.over)
  if (sessions.some((session) => session.places.resident.available > 0)) return state
  const outsideCity = sessions.some((session) => session.places.outside_city.available > 0)
  return { kind: outsideCity ? "residents_full" : "full" }
}
