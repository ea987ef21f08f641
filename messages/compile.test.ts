import format from "icu-minify/format"
import { createTranslator } from "next-intl"
import { expect, test } from "vitest"
import { catalogues } from "./catalogues.ts"
import { compileAll } from "./compile.ts"

const written = catalogues.id
const compiled = compileAll(written)

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value]] : leaves(value, [...path, key]),
  )
}

const at = (tree: unknown, path: string) =>
  path.split(".").reduce((node, key) => (node as Record<string, unknown>)[key], tree)

/** Whatever a message may ask for: numbers for its arguments, and brackets for its tags. */
function valuesFor(message: string) {
  const names = (pattern: RegExp) => Array.from(message.matchAll(pattern), ([, name = ""]) => name)
  return Object.fromEntries([
    ...names(/\{\s*(\w+)/g).map((name) => [name, 3]),
    ...names(/<(\w+)>/g).map((tag) => [tag, (inside: unknown) => `[${[inside].flat().join("")}]`]),
  ])
}

test("every message says the same, compiled or parsed", () => {
  const parse = createTranslator({ locale: "id", timeZone: "Asia/Jakarta", messages: written as Tree })
  const formatters = {
    getNumberFormat: (...how: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...how),
    getPluralRules: (...how: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...how),
    getDateTimeFormat: (...how: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      new Intl.DateTimeFormat(...how),
  }
  const all = leaves(written)
  expect(all.length).toBeGreaterThan(500)
  for (const [path, message] of all) {
    const values = valuesFor(message)
    const said = format(at(compiled, path) as Parameters<typeof format>[0], "id", values, { formatters })
    expect([said].flat().join(""), path).toBe(parse.markup(path as never, values))
  }
})

test("compiled messages are plain objects: others do not reach client components", () => {
  const isPlain = (value: unknown): boolean =>
    typeof value !== "object" ||
    value === null ||
    ([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) &&
      Object.values(value).every(isPlain))
  expect(isPlain(compiled)).toBe(true)
})
