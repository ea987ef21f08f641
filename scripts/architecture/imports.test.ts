import { expect, test } from "vitest"
import { importsOf } from "./imports.ts"

test("finds every form of import", () => {
  const source = `
    import "a"
    import b from "b"
    import { c,
      type d } from "c"
    import type { E } from 'e'
    import * as f from "f"
    import g, { h } from "g"
    export { i } from "i"
    export * from "j"
    export type { K } from "k"
    const l = await import("l")
    type M = typeof import("m").n
    import data from "./n.json" with { type: "json" }
  `
  expect(importsOf("a.ts", source)).toEqual([
    "a",
    "b",
    "c",
    "e",
    "f",
    "g",
    "i",
    "j",
    "k",
    "l",
    "m",
    "./n.json",
  ])
})

test("is not fooled by comments, strings and the word itself", () => {
  const source = [
    '// import "x"',
    "const a = 'import \"x\"'",
    "const e = import.meta.url",
    'loader.import("x")',
    'const from = "x"',
    'export const f = "x"',
  ].join("\n")
  expect(importsOf("a.ts", source)).toEqual([])
})

test("sees an import inside a template and after text with an apostrophe", () => {
  expect(importsOf("a.ts", `const a = \`\${await import("x")}\` + await import("y")`)).toEqual(["x", "y"])
  expect(importsOf("a.tsx", "const a = <p>don't</p>\nimport('z')")).toEqual(["z"])
})
