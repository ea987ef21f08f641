import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { prerenderedErrorPages, prerenderedPaths } from "./public-paths.ts"

let build = ""
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), "build-"))
})
afterEach(() => rmSync(build, { recursive: true }))

test("of the pages that were made when building, those that are public are served from memory", () => {
  const routes = {
    "/cek": {},
    "/ramai": {},
    "/icon.svg": {},
    "/masuk": {},
    "/admin/bantuan": {},
    "/_not-found": {},
  }
  writeFileSync(join(build, "prerender-manifest.json"), JSON.stringify({ version: 4, routes }))
  expect(prerenderedPaths(build)).toEqual(["/cek", "/ramai", "/icon.svg"])
})

test("error pages that were made when building are known by their text, as many as there are", () => {
  mkdirSync(join(build, "server", "app"), { recursive: true })
  writeFileSync(join(build, "server", "app", "_not-found.html"), "<script>a()</script>")
  expect(prerenderedErrorPages(build)).toEqual(["<script>a()</script>"])
})

test("before the first build there are none", () => {
  expect([prerenderedPaths(build), prerenderedErrorPages(build)]).toEqual([[], []])
})
