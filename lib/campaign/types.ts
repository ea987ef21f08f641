export type CampaignPhase = "scheduled" | "open" | "paused" | "closed"

/** One drive: a vaccine, a venue, and the time in which one may register. */
export interface Campaign {
  id: number
  slug: string
  name: string
  organiser: string
  venue: string
  venueAddress: string
  vaccine: string
  dose: number
  /** Null while it is a draft. */
  publishedAt: Date | null
  phase: CampaignPhase
  opensAt: Date
  closesAt: Date
  /** In whole years, on the day of the session. */
  minimumAge: number
}

/** An entrance. The one without kecamatan takes people from outside the city. */
export interface Gate {
  id: number
  campaignId: number
  code: string
  name: string
  kecamatanCode: string | null
}

/** What the public may do now. Places are another question: an open campaign can be full. */
export type CampaignState =
  | { kind: "not_open"; opensAt: Date }
  | { kind: "open"; closesAt: Date }
  | { kind: "paused" }
  | { kind: "closed" }

export type PhaseOutcome =
  | { kind: "changed"; phase: CampaignPhase }
  | { kind: "unchanged"; phase: CampaignPhase }
  | { kind: "not_allowed"; phase: CampaignPhase }
