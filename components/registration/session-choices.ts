import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { addPlaces, noPlaces } from "#lib/quota/rules.ts"
import type { Places } from "#lib/quota/types.ts"
import type { RegisterFormState, RegisterRefusal, SessionAvailability } from "#lib/registration/types.ts"

export type Days = PublishedPlaces["days"]
export type ChoosableSession = Days[number]["sessions"][number]
export type Residency = "resident" | "outside_city"

/** What was chosen or posted as residency, or `null`. */
export function asResidency(value: string | undefined): Residency | null {
  return value === "resident" || value === "outside_city" ? value : null
}

/** Whether a session has room for somebody of this residency; before one is chosen, for anybody. */
function hasRoom({ places }: ChoosableSession, residency: Residency | null): boolean {
  if (residency !== null) return places[residency].available > 0
  return places.resident.available > 0 || places.outside_city.available > 0
}

/**
 * Whether a session cannot be chosen. One that was chosen and became full meanwhile stays as it was: the person decides
 * what to take instead.
 */
export function isClosedTo(
  session: ChoosableSession,
  residency: Residency | null,
  isChosen: boolean,
): boolean {
  return !hasRoom(session, residency) && (session.over || !isChosen)
}

/** What is to be said about the places of a residency; only the one chosen shows (`only-*`, globals.css). */
export type ResidencyNotice = "residents_full" | "outside_partly" | "outside_held" | "outside_full"

/** What there is to say, and how many places for people from outside the city are held. */
export function residencyNotices(days: Days): { notices: readonly ResidencyNotice[]; held: number } {
  const { available, held } = placesLeft(days, "outside_city")
  const notices: ResidencyNotice[] = []
  if (placesLeft(days, "resident").available === 0) notices.push("residents_full")
  if (available === 0) notices.push(held > 0 ? "outside_held" : "outside_full")
  else if (held > 0) notices.push("outside_partly")
  return { notices, held }
}

/** All places of one residency over the days. */
export function placesLeft(days: Days, residency: Residency): Places {
  return days.map((day) => day.places[residency]).reduce(addPlaces, noPlaces)
}

/** The newest that the form knows: a refusal says which sessions still have room, and so which have none. */
export function withRefusal({ days }: PublishedPlaces, state: RegisterFormState): Days {
  const residency = state.kind === "refused" ? asResidency(state.values.residency) : null
  const availability = state.kind === "refused" ? roomAfter(state.refusal) : null
  if (residency === null || availability === null) return days
  const left = new Map(availability.map(({ sessionId, available }) => [sessionId, available]))
  return days.map((day) => {
    const sessions = day.sessions.map((session) => ({
      ...session,
      places: withAvailable(session.places, residency, left.get(session.sessionId) ?? 0),
    }))
    const sum = sessions.reduce((total, { places }) => total + places[residency].available, 0)
    return { ...day, sessions, places: withAvailable(day.places, residency, sum) }
  })
}

/** Sessions that have room after a refusal for want of places; `null` when it says nothing about them. */
function roomAfter(refusal: RegisterRefusal): readonly SessionAvailability[] | null {
  if (refusal.kind === "session_full") return refusal.alternatives
  return refusal.kind === "campaign_full" ? [] : null
}

function withAvailable(places: ChoosableSession["places"], residency: Residency, available: number) {
  return { ...places, [residency]: { ...places[residency], available } }
}
