/** The kecamatan in which a kelurahan lies, by their national codes: "35.73.05.1003" → "35.73.05". */
export function kecamatanCodeOf(kelurahanCode: string): string {
  return kelurahanCode.slice(0, 8)
}
