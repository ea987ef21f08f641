interface Region {
  /** In the national list of regions: "35.07" a regency, "35.73.05" a kecamatan, "35.73.05.1003" a kelurahan. */
  code: string
  name: string
}

/** What the portal knows about a city: its row and its regions in the database are made from this. */
export interface CityPlan extends Region {
  /** Its short form, "Malang". */
  shortName: string
  /** Who runs the portal. */
  government: string
  /** Where the city vaccinates. */
  venue: string
  /** What somebody from outside may type as the place where they live. */
  exampleDistrict: string
  /** The portal's own mark: what stands in an SVG of 48 by 48. */
  emblem: string
  /** The drawing behind the front page's title: what stands in an SVG of 720 by 190. */
  skyline: string
  /** Values of the colours in `app/globals.css` that are the city's own, by their names there without "--color-". */
  colours: Record<string, string>
  kecamatan: readonly (Region & { kelurahan: readonly Region[] })[]
  /** Cities and regencies around it, and their kecamatan: suggestions for people from outside, never a limit. */
  neighbours: { regencies: readonly Region[]; kecamatan: readonly Region[] }
}

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
