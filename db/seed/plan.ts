/** A campaign as an office plans it, before anybody registers. Days are calendar days in WIB, amounts are places. */
export interface CampaignPlan {
  campaign: {
    slug: string
    name: string
    organiser: string
    venue: string
    venueAddress: string
    vaccine: string
    dose: number
    phase: "scheduled" | "open"
    opensAt: Date
    closesAt: Date
    minimumAge: number
  }
  /** The gate without kecamatan takes people from outside the city. */
  gates: { code: string; name: string; kecamatanCode: string | null }[]
  sessions: {
    startsAt: Date
    endsAt: Date
    quotas: { audience: "resident" | "outside_city" | "walk_in"; capacity: number; held: number }[]
  }[]
}
