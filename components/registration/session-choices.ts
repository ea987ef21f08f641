import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { addPlaces, noPlaces } from "#lib/quota/rules.ts"
import type { Places } from "#lib/quota/types.ts"
import type { RegisterFormState } from "#lib/registration/types.ts"

export type Days = PublishedPlaces["days"]
export type ChoosableSession = Days[number]["sessions"][number]
export type Residency = "resident" | "outside_city"

/** What was chosen or posted as residency, or `null`. */
export function asResidency(value: string | undefined): Residency | null {
  return value === "resident" || value === "outside_city" ? value : null
}

/** Whether a session can be chosen by somebody of this residency; before one is chosen, by anybody. */
export function hasRoom({ places }: ChoosableSession, residency: Residency | null): boolean {
  if (residency !== null) return places[residency].available > 0
  return places.resident.available > 0 || places.outside_city.available > 0
}

/** All places of one residency over the days. */
export function placesLeft(days: Days, residency: Residency): Places {
  return days.map((day) => day.places[residency]).reduce(addPlaces, noPlaces)
}

/** The newest that the form knows: a refusal says which sessions still have room, and so which have none. */
export function withRefusal({ days }: PublishedPlaces, state: RegisterFormState): Days {
  if (state.kind !== "refused" || state.refusal.kind !== "session_full") return days
  const residency = asResidency(state.values.residency)
  if (residency === null) return days
  const left = new Map(state.refusal.alternatives.map(({ sessionId, available }) => [sessionId, available]))
  return days.map((day) => ({
    ...day,
    sessions: day.sessions.map((session) => ({
      ...session,
      places: {
        ...session.places,
        [residency]: { ...session.places[residency], available: left.get(session.sessionId) ?? 0 },
      },
    })),
  }))
}
