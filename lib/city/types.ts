/** A region by its code in the national list: "35.73.05" a kecamatan, "35.73.05.1003" a kelurahan. */
export interface Region {
  code: string
  name: string
}

export interface Kecamatan extends Region {
  kelurahan: readonly Region[]
}

/** The city that this portal serves, as it is in the database. */
export interface City extends Region {
  /** The short form of its name. */
  shortName: string
  /** Who runs the portal: "Pemerintah Kota …". */
  government: string
  /** Where the city vaccinates. A campaign has a venue of its own. */
  venue: string
  /** What somebody from outside may type as the place where they live. */
  exampleDistrict: string
  /** The portal's mark: what stands in an SVG of 48 by 48. Drawings come from the seed, never from a visitor. */
  emblem: string
  /** The drawing behind the title of the front page: what stands in an SVG of 720 by 190. */
  skyline: string
  /** Values of colours by their names in the style sheet, without "--color-". */
  colours: Record<string, string>
  kecamatan: readonly Kecamatan[]
  /** Cities and regencies around it, and their kecamatan: suggestions for people from outside, never a limit. */
  neighbours: { regencies: readonly Region[]; kecamatan: readonly Region[] }
}

/** What sentences of the catalogue say about the city, by the names that stand there in braces. */
export type CityWords = Record<
  "city" | "shortCity" | "government" | "venue" | "neighbours" | "exampleDistrict",
  string
>

export type SetCityOutcome = { kind: "set" | "unchanged" }
