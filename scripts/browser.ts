import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { chromium } from "@playwright/test"
import { root } from "#scripts/project.ts"
import { SetUpError } from "#scripts/set-up-error.ts"

/** Browsers that a machine may have, in the order in which they are taken. */
const KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/** Path of a Chromium that runs on this machine, or `undefined`. `CHROMIUM_PATH` names one that goes first. */
export function findBrowser(): string | undefined {
  const { CHROMIUM_PATH } = process.env
  const candidates = [...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...KNOWN, chromium.executablePath()]
  return candidates.find(runs)
}

/** Finds a Chromium or installs one: Playwright's, or else Debian's, which brings the libraries it needs. */
export function ensureBrowser(): string {
  const found = findBrowser() ?? installPlaywrights() ?? installDebians()
  if (found) return found
  throw new SetUpError("No Chromium for the browser tests: install one and name it in CHROMIUM_PATH.")
}

/** Command-line arguments for a quiet browser. */
export function browserArguments(): string[] {
  return [
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    // Machines that run tests have none; without being told, Chromium looks for it first.
    "--disable-gpu",
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ]
}

function installPlaywrights(): string | undefined {
  spawnSync(join(root, "node_modules", ".bin", "playwright"), ["install", "chromium"], { stdio: "inherit" })
  return findBrowser()
}

function installDebians(): string | undefined {
  if (process.getuid?.() !== 0) return undefined
  spawnSync("apt-get", ["update"], { stdio: "inherit" })
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { stdio: "inherit", env })
  return findBrowser()
}

/** A downloaded browser may lack libraries of the system, so it is asked, not only looked for. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0
}
