import type { CampaignState } from "#lib/campaign/types.ts"
import type { PlacesOverview } from "#lib/quota/types.ts"

/** What the public meets: the campaign's state, with "open" told apart by what there is still to have. */
export type PublicState =
  | CampaignState
  | { kind: "residents_full" }
  /** Every place that was opened is taken; those for people from outside the city are still held. */
  | { kind: "only_held" }
  | { kind: "full" }

/** Nothing is available or held in a session that is over. */
export function publicState({ state, days }: Pick<PlacesOverview, "state" | "days">): PublicState {
  if (state.kind !== "open") return state
  const sessions = days.flatMap((day) => day.sessions)
  if (sessions.some((session) => session.places.resident.available > 0)) return state
  const outsideCity = sessions.map((session) => session.places.outside_city)
  if (outsideCity.some(({ available }) => available > 0)) return { kind: "residents_full" }
  return { kind: outsideCity.some(({ held }) => held > 0) ? "only_held" : "full" }
}
