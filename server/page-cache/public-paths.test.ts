import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { prerenderedErrorPages } from "./public-paths.ts"

let build = ""
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), "build-"))
})
afterEach(() => rmSync(build, { recursive: true }))

test("error pages that were made when building are known by their text, as many as there are", () => {
  mkdirSync(join(build, "server", "app"), { recursive: true })
  writeFileSync(join(build, "server", "app", "_not-found.html"), "<script>a()</script>")
  expect(prerenderedErrorPages(build)).toEqual(["<script>a()</script>"])
})

test("before the first build there are none", () => {
  expect(prerenderedErrorPages(build)).toEqual([])
})
