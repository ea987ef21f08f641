import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "..")
const read = (file: string) => readFileSync(join(root, file), "utf8")

/** The files of which a stylesheet has the classes. */
function sourcesOf(stylesheet: string): Set<string> {
  const globs = Array.from(read(stylesheet).matchAll(/@source "(.+?)";/g), ([, glob = ""]) =>
    normalize(join("app", glob)),
  )
  return new Set(globs.flatMap((glob) => globSync([glob, `${glob}/**/*.{ts,tsx}`], { cwd: root })))
}

/** A file and all that it imports of `app` and `components`. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, from = ""] of read(file).matchAll(/ from "([^"]+)"/g)) {
    const path = from.startsWith(".") ? join(dirname(file), from) : from.replace(/^#(?=app|components)/, "")
    if (/^(app|components)\/.*\.tsx?$/.test(path) && existsSync(join(root, path))) closureOf(path, seen)
  }
  return seen
}

test.each([
  ["app/antre.css", "app/antre/**/*.tsx"],
  ["app/globals.css", "app/{(public),ramai}/**/*.tsx"],
  ["app/staff.css", "app/{admin,petugas,masuk}/**/*.tsx"],
])("%s has the classes of whatever %s is made of", (stylesheet, pages) => {
  const sources = sourcesOf(stylesheet)
  const files = globSync([pages, "app/layout.tsx"], { cwd: root })
  expect(files.length).toBeGreaterThan(2)
  const missing = new Set(files.flatMap((file) => [...closureOf(file)]).filter((file) => !sources.has(file)))
  expect([...missing]).toEqual([])
})
