import malang from "./kelurahan-malang.json" with { type: "json" }
import neighbours from "./neighbour-kecamatan.json" with { type: "json" }

export interface Kelurahan {
  code: string
  name: string
}

export interface Kecamatan {
  code: string
  name: string
  kelurahan: readonly Kelurahan[]
}

/** The five kecamatan of Kota Malang with their 57 kelurahan (Kepmendagri 300.2.2-2430/2025). */
export const kecamatanOfMalang: readonly Kecamatan[] = malang.kecamatan

/** Names of the kecamatan around the city: suggestions for people from outside, never a limit. */
export const neighbourKecamatan: readonly string[] = neighbours.kecamatan.map(({ name }) => name)

const kelurahanByCode = new Map(
  kecamatanOfMalang.flatMap((kecamatan) =>
    kecamatan.kelurahan.map((one) => [one.code, { ...one, kecamatan }]),
  ),
)

/** The kelurahan of a code ("35.73.05.1003") with its kecamatan. */
export function findKelurahan(code: string): (Kelurahan & { kecamatan: Kecamatan }) | undefined {
  return kelurahanByCode.get(code)
}

/** "35.73.05.1003" → "35.73.05" */
export function kecamatanCodeOf(kelurahanCode: string): string {
  return kelurahanCode.slice(0, 8)
}
