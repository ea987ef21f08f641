import { expect, test } from "vitest"
import { readAsked } from "./asked.ts"

const checks = [
  { name: "lint", takesPart: false },
  { name: "unit", takesPart: true },
  { name: "browser", takesPart: true },
]
const asked = (...words: string[]) => {
  const answer = readAsked(words, checks)
  return answer.kind === "run" ? [answer.checks.map(({ name }) => name), answer.part] : answer.message
}

test("runs every check, or those that are named, in their own order", () => {
  expect(asked()).toEqual([["lint", "unit", "browser"], []])
  expect(asked("browser", "lint")).toEqual([["lint", "browser"], []])
})

test("hands paths and options behind the names to the tools", () => {
  expect(asked("unit", "lib/quota")).toEqual([["unit"], ["lib/quota"]])
  expect(asked("unit", "browser", "-t", "a ticket")).toEqual([
    ["unit", "browser"],
    ["-t", "a ticket"],
  ])
})

test("explains a word that is no check, and a check that has no part", () => {
  expect(asked("units")).toMatch(/^No check is called units\. There are: lint, unit, browser\./)
  expect(asked("lib/quota")).toMatch(/npm test -- unit lib\/quota$/)
  expect(asked("lint", "unit", "lib/quota")).toMatch(/^lint runs as a whole/)
})
