import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { stylesheetsOf } from "./stylesheets.ts"

let build: string
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), "build-"))
  mkdirSync(join(build, "static/chunks"), { recursive: true })
})
afterEach(() => rmSync(build, { recursive: true }))

test("addresses in it still lead to where they led, and it cannot end its element", () => {
  const css = `a{background:url(../media/x.svg)}b{background:url("/y.svg")}c{background:url('data:z')}d::after{content:"</style>"}`
  writeFileSync(join(build, "static/chunks/a.css"), css)
  expect(stylesheetsOf(build)("/_next/static/chunks/a.css?dpl=1")).toBe(
    `a{background:url(/_next/static/media/x.svg)}b{background:url("/y.svg")}c{background:url('data:z')}d::after{content:"<\\/style>"}`,
  )
})

test.each([
  "/_next/static/../secret.css",
  "/other/a.css",
  "https://elsewhere.example/a.css",
  "/_next/static/chunks/no.css",
  "",
])("%j is no stylesheet of the build", (href) => {
  writeFileSync(join(build, "secret.css"), "a{}")
  expect(stylesheetsOf(build)(href)).toBeUndefined()
})
