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

/** Places, all counted in people. `available = capacity - held - taken`. */
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

export type ReleaseOutcome =
  | { kind: "released"; total: number; quotas: Quota[] }
  | { kind: "not_enough_held"; quotas: Quota[] }
  | { kind: "unknown_quota" }
