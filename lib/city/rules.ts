import { formatList } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { City, CityWords, Region } from "./types.ts"

/** Whether somebody can live there as a resident of the city. `code`: "35.73.05.1003". */
export function isKelurahan({ kecamatan }: Pick<City, "kecamatan">, code: string): boolean {
  const own = kecamatan.find((one) => code.startsWith(`${one.code}.`))
  return own?.kelurahan.some((one) => one.code === code) ?? false
}

/** Sorts regions as the database has them into the city's own and those around it. `code` is the city's. */
export function arrangeRegions(
  code: string,
  regions: readonly Region[],
): Pick<City, "kecamatan" | "neighbours"> {
  const isOwn = (one: Region) => one.code.startsWith(`${code}.`)
  const own = regions.filter(isOwn)
  const others = regions.filter((one) => !isOwn(one))
  const within = ({ code: outer }: Region) => own.filter((one) => one.code.startsWith(`${outer}.`))
  return {
    kecamatan: own.filter(isKecamatan).map((one) => ({ ...one, kelurahan: within(one) })),
    neighbours: {
      regencies: others.filter((one) => one.code.split(".").length === 2),
      kecamatan: others.filter(isKecamatan),
    },
  }
}

/** What a form offers: kelurahan by kecamatan to residents, names of kecamatan around the city to others. */
export function regionsToChoose({ kecamatan, neighbours }: Pick<City, "kecamatan" | "neighbours">) {
  return { kecamatan, neighbours: neighbours.kecamatan.map(({ name }) => name) }
}

/** All regions that a city knows, without their order. */
export function regionsOf({ kecamatan, neighbours }: Pick<City, "kecamatan" | "neighbours">): Region[] {
  return [
    ...kecamatan.flatMap(({ kelurahan, code, name }) => [{ code, name }, ...kelurahan]),
    ...neighbours.regencies,
    ...neighbours.kecamatan,
  ]
}

/** What sentences say about the city, in the form that they want. */
export function cityWords(city: City, locale: Locale): CityWords {
  const { name, shortName, government, venue, exampleDistrict } = city
  const around = city.neighbours.regencies.map((one) => one.name)
  const neighbours = formatList(around, locale)
  return { city: name, shortCity: shortName, government, venue, exampleDistrict, neighbours }
}

function isKecamatan({ code }: Region): boolean {
  return code.split(".").length === 3
}
