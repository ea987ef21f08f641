import { rmSync } from "node:fs"
import { join } from "node:path"
import { checkArchitecture } from "#scripts/architecture/check.ts"
import { ensureBrowser } from "#scripts/browser.ts"
import { root } from "#scripts/project.ts"
import { build, isBuilt } from "#scripts/start/build.ts"
import { migrationsAreCurrent } from "./migrations.ts"
import { runTool } from "./run.ts"
import { countPlaywright, countVitest, type Outcome, verdict } from "./tally.ts"

/** One check. Its name is what `npm test -- <name>` takes. */
export interface Step {
  readonly name: string
  /** Whether it can run a part of itself: `part` goes to its tool, paths or options. */
  readonly takesPart: boolean
  readonly run: (part: readonly string[]) => Promise<Outcome>
}

/** All checks, the quick and telling ones first. */
export const steps: readonly Step[] = [
  {
    name: "lint",
    takesPart: false,
    run: async () =>
      verdict(await runTool("biome", ["ci", ...(process.stdout.isTTY ? [] : ["--colors=off"])])),
  },
  { name: "architecture", takesPart: false, run: async () => verdict(architecture()) },
  {
    name: "types",
    takesPart: false,
    run: async () => verdict((await runTool("next", ["typegen"])) && (await runTool("tsc", ["--noEmit"]))),
  },
  { name: "unused", takesPart: false, run: async () => verdict(await runTool("knip", [])) },
  { name: "migrations", takesPart: false, run: async () => verdict(await migrationsAreCurrent()) },
  { name: "unit", takesPart: true, run: (part) => vitest("unit", part) },
  { name: "integration", takesPart: true, run: (part) => vitest("integration", part) },
  { name: "build", takesPart: false, run: async () => verdict(await buildIfNeeded()) },
  { name: "stampede", takesPart: false, run: async () => verdict(await stampede()) },
  { name: "faults", takesPart: false, run: async () => verdict(await faults()) },
  { name: "browser", takesPart: true, run: browser },
]

/** A short opening day with the bench's crowd. Only what must never happen fails it; how fast it was, does not count. */
function stampede(): Promise<boolean> {
  const crowd = [
    "--residents",
    "3000",
    "--seats",
    "500",
    "--seconds",
    "30",
    "--think",
    "0-3",
    "--listing",
    "0.5",
  ]
  return runTool("node", [join("bench", "main.ts"), "stampede", ...crowd, "--invariants-only"])
}

/** Every kind of fault once, under load. How soon the portal was well again, does not count. */
async function faults(): Promise<boolean> {
  if (process.platform === "linux") {
    return runTool("node", [join("bench", "main.ts"), "faults", "--rounds", "1", "--invariants-only"])
  }
  console.log("Left out: it finds the portal's processes in /proc, which only Linux has.")
  return true
}

function architecture(): boolean {
  const violations = checkArchitecture(root)
  for (const { path, message } of violations) console.error(`${path} ${message}`)
  return violations.length === 0
}

async function vitest(project: string, part: readonly string[]): Promise<Outcome> {
  const report = join(root, "test-results", `vitest-${project}.json`)
  rmSync(report, { force: true })
  const args = [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...part,
  ]
  return countVitest(report, await runTool("vitest", args))
}

async function buildIfNeeded(): Promise<boolean> {
  if (!isBuilt()) await build()
  return true
}

async function browser(part: readonly string[]): Promise<Outcome> {
  ensureBrowser()
  const report = join(root, "test-results", "playwright.json")
  rmSync(report, { force: true })
  return countPlaywright(report, await runTool("playwright", ["test", ...part]))
}
