import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { fingerprint } from "./sources.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-sources-"))
  mkdirSync(join(folder, "app/kuota"), { recursive: true })
  write("app/page.tsx", "one")
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (path: string, text: string) => writeFileSync(join(folder, path), text)

test("what a build reads changes the fingerprint: text, names, new files", () => {
  const seen = new Set([fingerprint(folder)])
  write("app/page.tsx", "two")
  seen.add(fingerprint(folder))
  renameSync(join(folder, "app/page.tsx"), join(folder, "app/kuota/page.tsx"))
  seen.add(fingerprint(folder))
  write("next.config.js", "")
  seen.add(fingerprint(folder))
  mkdirSync(join(folder, "platform"))
  write("platform/clock.ts", "")
  seen.add(fingerprint(folder))
  mkdirSync(join(folder, "browser"))
  write("browser/waiting.ts", "")
  seen.add(fingerprint(folder))
  expect(seen.size).toBe(6)
})

test("tests and other folders do not", () => {
  const before = fingerprint(folder)
  write("app/page.test.ts", "a test")
  mkdirSync(join(folder, "docs"))
  write("docs/locking.md", "text")
  expect(fingerprint(folder)).toBe(before)
})
