import type { Campaign, CampaignState } from "#lib/campaign/types.ts"

export type Audience = "resident" | "outside_city" | "walk_in"

/** Places of one session for one audience, as stored. */
export interface Quota {
  id: number
  sessionId: number
  audience: Audience
  capacity: number
  held: number
  taken: number
}

/**
 * Places, all counted in people. `available = capacity - held - taken`, but a session that is over has neither
 * held nor available ones: nobody can be given them any more.
 */
export interface Places {
  capacity: number
  held: number
  taken: number
  available: number
}

/** One arrival window with its places. `over` once its end has passed: nobody can be given a place there. */
export interface SessionPlaces {
  sessionId: number
  startsAt: Date
  endsAt: Date
  over: boolean
  places: Record<Audience, Places & { quotaId: number | null }>
}

/** Everything the public may know about places, read from the database at `asOf`. */
export interface PlacesOverview {
  campaign: Campaign
  state: CampaignState
  asOf: Date
  /** By calendar day in WIB ("2021-08-07"), in order. */
  days: { date: string; sessions: SessionPlaces[] }[]
  totals: Record<Audience, Places>
}

export interface Release {
  quotaId: number
  amount: number
}

/** A session whose outside-city places can be released, as the form needs it. Moments in ISO 8601. */
export interface ReleasableSession {
  quotaId: number
  /** Calendar day in WIB, "2021-08-07". */
  day: string
  startsAt: string
  endsAt: string
  held: number
  available: number
}

/** How places are to be released, exactly as it was typed and ticked. */
export interface ReleaseRequest {
  way: "spread" | "each"
  amount: string
  days: readonly string[]
  /** By quota id. */
  each: Readonly<Record<number, string>>
}

export type AmountError = "required" | "not_a_number" | "not_positive" | "too_many"

/** What is wrong with an amount that was asked for. `held` is the most that the field could ask for. */
export interface ReleaseErrors {
  amount?: { key: AmountError; held: number }
  days?: "no_day"
  each?: Record<number, { key: AmountError; held: number }>
  nothing?: "nothing"
}

/** One session of the plan with what it means there. */
export interface PlannedRelease extends ReleasableSession {
  amount: number
}

export type ReleasePlan =
  | { kind: "plan"; plan: PlannedRelease[] }
  | { kind: "invalid"; errors: ReleaseErrors }

/** What somebody else released since a plan was made. */
export interface ReleaseByOther {
  name: string
  total: number
  at: string
}

export type ReleaseOutcome =
  | { kind: "released"; total: number; quotas: Quota[] }
  | { kind: "not_enough_held"; quotas: Quota[] }
  | { kind: "unknown_quota" }
