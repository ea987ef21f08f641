import type { CityPlan } from "../plan.ts"
import { emblem, skyline } from "./drawings.ts"
import list from "./kelurahan.json" with { type: "json" }
import around from "./neighbour-kecamatan.json" with { type: "json" }

const region = ({ code, name }: { code: string; name: string }) => ({ code, name })

/** Kota Malang with its five kecamatan and 57 kelurahan (Kepmendagri 300.2.2-2430/2025). */
export const malang: CityPlan = {
  ...region(list.regency),
  shortName: "Malang",
  government: "Pemerintah Kota Malang",
  venue: "Stadion Gajayana",
  exampleDistrict: "Singosari, Kabupaten Malang",
  emblem,
  skyline,
  colours: {
    brand: "#0b4a50",
    "brand-deep": "#07353a",
    "brand-tint": "#e0ecea",
    marigold: "#eba422",
    "marigold-tint": "#fdf1d6",
  },
  kecamatan: list.kecamatan.map((one) => ({ ...region(one), kelurahan: one.kelurahan.map(region) })),
  neighbours: { regencies: list.neighbours.map(region), kecamatan: around.kecamatan.map(region) },
}
