import { expect, test } from "vitest"
import { figureText } from "./figure.ts"

const words = { some: "{places} tersisa", none: "Penuh", held: "{places} ditahan" }

test("what can be chosen is a number, even while more is held", () => {
  expect(figureText({ available: 1_376, held: 0 }, words, "id")).toBe("1.376 tersisa")
  expect(figureText({ available: 12, held: 300 }, words, "id")).toBe("12 tersisa")
})

test("held places are never shown as free, and nothing left is a word", () => {
  expect(figureText({ available: 0, held: 2_500 }, words, "id")).toBe("2.500 ditahan")
  expect(figureText({ available: 0, held: 0 }, words, "id")).toBe("Penuh")
})
