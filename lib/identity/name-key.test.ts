import { expect, test } from "vitest"
import { nameKey, nameWords } from "./name-key.ts"

/** Whether somebody of this name is found by what was typed. */
function finds(typed: string, name: string): boolean {
  const words = nameWords(typed)
  return words.length > 0 && words.every((word) => nameKey(name).includes(word))
}

test.each([
  ["Nur’aini Ma’ruf", ["Nur'aini", "nuraini", "NUR`AINI maruf", "nur´aini", "nurʼaini"]],
  ["Jose\u0301 da Silva", ["Jose", "José", "JOSE\u0301 DA"]],
  ["Siti Ami\u00ADnah", ["aminah", "siti ami"]],
  [
    "Siti Aminah Rahayu",
    [
      "SITI AMINAH RAHAYU, S.PD",
      "H. Siti Aminah Rahayu",
      "Siti Aminah Rahayu,",
      "dr. Hj. Siti Aminah, Sp.OG",
      "Prof.Siti Rahayu S.Pd.I",
      "Siti Aminah Rahayu, SE, M.M.",
      "siti.aminah",
    ],
  ],
  ["Li", ["Li", "li"]],
  ["H", ["H", "H."]],
  ["SITI AMINAH, S.Pd", ["Siti Aminah", "siti aminah s.pd"]],
  ["D'Arcy O'Neil", ["darcy oneil", "D’Arcy"]],
  ["Abdul-Rahman", ["abdul rahman", "Abdul-Rahman"]],
])("%s is found as people say the name", (name, ways) => {
  for (const typed of ways) expect([typed, finds(typed, name)]).toEqual([typed, true])
})

test.each(["", "%%%", "\u200B", "’"])("%j is no name", (typed) => {
  expect(nameWords(typed)).toEqual([])
})

test("who is called as a title is found by that word alone", () => {
  expect(nameWords("Ibu")).toEqual(["ibu"])
  expect(nameWords("Ibu Haji")).toEqual(["haji"])
})
