import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, expectTypeOf, test } from "vitest"
import { definePage, type Filling, type RootData, type TextOf, type Word } from "./page-contract.ts"

const page = definePage({
  path: "/antre",
  choices: { view: ["ticket", "pass"], problem: ["busy", "spent"] },
  texts: ["number", "numberText"],
})

test("the root carries every choice, and the texts that a script reads", () => {
  expect(page.root("number")).toEqual({
    "data-view": "@@view@@",
    "data-problem": "@@problem@@",
    "data-number": "@@number@@",
  })
})

test("what is for another word is hidden, and everything while no word is chosen", () => {
  expect(page.when("view", "ticket", "pass")).toEqual({ "data-when-view": "ticket pass" })
  expect(page.css).toContain('[data-view="pass"] [data-when-view]:not([data-when-view~="pass"])')
  expect(page.css).toContain('[data-view=""] [data-when-view]')
  expect(page.css.endsWith("{display:none}")).toBe(true)
})

test("a part shows by whether its text is filled in", () => {
  expect(page.whenPresent("numberText")).toEqual({ "data-if": "numberText", "data-filled": "@@numberText@@" })
  expect(page.whenPresent("numberText", "12")).toEqual({ "data-if": "numberText", "data-filled": "12" })
  expect(page.whenEmpty("number")).toEqual({ "data-unless": "number", "data-filled": "@@number@@" })
  expect(page.text("number")).toEqual({ "data-text": "number", children: "@@number@@" })
})

test("the look of all pages hides parts without their text, and parts for an empty one", () => {
  const css = readFileSync(join(import.meta.dirname, "../../app/look.css"), "utf8")
  const rule = '[data-if][data-filled=""],[data-unless]:not([data-filled=""]){display:none;}'
  expect(css.replaceAll(/\s/g, "")).toContain(rule.replaceAll(/\s/g, ""))
})

test("a problem travels in the address, and only one that the page knows is told", () => {
  expect(page.withProblem("busy")).toBe("/antre?galat=busy")
  expect(page.withProblem("busy", "/antre/a")).toBe("/antre/a?galat=busy")
  const asked = (query: string) => page.problemIn(new URLSearchParams(query))
  expect([asked("galat=spent"), asked("galat=%3Cb%3E"), asked("")]).toEqual(["spent", undefined, undefined])
})

test("parts that repeat have placeholders of their own", () => {
  const row = definePage({ path: "/antre", choices: { status: ["waiting"] }, texts: ["name"] }, "_2")
  expect(row.filled).toEqual({ status: "@@status_2@@", name: "@@name_2@@" })
  expect(row.root()).toEqual({ "data-status": "@@status_2@@" })
})

test("component, route and script share the names: a misspelt or a missing one does not compile", () => {
  expectTypeOf<keyof Filling<typeof page>>().toEqualTypeOf<"view" | "problem" | "number" | "numberText">()
  expectTypeOf<Word<typeof page, "view">>().toEqualTypeOf<"ticket" | "pass">()
  expectTypeOf<TextOf<typeof page>>().toEqualTypeOf<"number" | "numberText">()
  expectTypeOf<RootData<typeof page>["view"]>().toEqualTypeOf<"ticket" | "pass" | "">()
  // @ts-expect-error: a text that is not the page's
  expect(page.filled.nummber).toBeUndefined()
  // @ts-expect-error: a word that is not the choice's
  page.when("view", "tiket")
  // @ts-expect-error: a problem that the page cannot tell
  page.withProblem("bussy")
  // @ts-expect-error: `numberText` is forgotten
  const forgotten: Filling<typeof page> = { view: "pass", problem: undefined, number: "1" }
  expect(forgotten.number).toBe("1")
})
