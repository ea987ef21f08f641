import { expect, test } from "vitest"
import { blanks, fillSentence } from "./sentence.ts"

test("a value goes wherever its name stands, as it is", () => {
  expect(fillSentence("{a} dari {b}, {a}", { a: "1", b: "2" })).toBe("1 dari 2, 1")
  expect(fillSentence("{a}", { a: "$& {b}", b: "2" })).toBe("$& {b}")
})

test("what has no value stays, so that it is seen", () => {
  expect(fillSentence("{a} {toString}", {})).toBe("{a} {toString}")
})

test("blanks stand for themselves until they are filled", () => {
  const sentence = fillSentence("{places} tersisa", blanks("places"))
  expect(fillSentence(sentence, { places: "7" })).toBe("7 tersisa")
})
