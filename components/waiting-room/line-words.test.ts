import { expect, test } from "vitest"
import type { LinePhase } from "#lib/waiting-room/types.ts"
import { lineText } from "./line-words.ts"

const line = (phase: LinePhase, more = {}) => ({
  ...{ phase, issued: 1_500, serving: 300, placesLeft: 2_130, held: 70, ...more },
})

test("how a line stands is said in words, and held places are never said to be free", () => {
  const words = {
    notOpen: "{places} tersisa",
    lobby: "{places} tersisa, {numbers} di ruang tunggu",
    open: "{places} tersisa, {numbers} menunggu",
    noneWaiting: "{places} tersisa, tanpa antrean",
    ...{ full: "Penuh", held: "{places} ditahan" },
    ...{ paused: "Dijeda, {numbers} menunggu", closed: "Ditutup" },
  }
  expect(lineText(line("open"), words, "id")).toBe("2.130 tersisa, 1.200 menunggu")
  expect(lineText(line("open", { serving: 1_500 }), words, "id")).toBe("2.130 tersisa, tanpa antrean")
  expect(lineText(line("lobby"), words, "id")).toBe("2.130 tersisa, 1.500 di ruang tunggu")
  expect(lineText(line("only_held"), words, "id")).toBe("70 ditahan")
  expect(lineText(line("full"), words, "id")).toBe("Penuh")
})
