import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { countPlaywright, countVitest } from "./tally.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-tally-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const path = join(folder, "report.json")
  writeFileSync(path, JSON.stringify(content))
  return path
}

test("counts what the reports say", () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 0 }), true)).toEqual({
    passed: 5,
    failed: 0,
  })
  const stats = { expected: 7, unexpected: 1, flaky: 1 }
  expect(countPlaywright(report({ stats }), false)).toEqual({ passed: 7, failed: 2 })
})

test("a run that failed without a failing test still counts as a failure", () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 0 }), false)).toEqual({
    passed: 5,
    failed: 1,
  })
  expect(countVitest(join(folder, "absent.json"), false)).toEqual({ passed: 0, failed: 1 })
  expect(countPlaywright(join(folder, "absent.json"), false)).toEqual({ passed: 0, failed: 1 })
})
