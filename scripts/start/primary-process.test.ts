import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { expect, test } from "vitest"
import { root } from "#scripts/project.ts"

/** The files that Node loads for these modules, in a process of its own with these arguments. */
function loadedBy(modules: readonly string[], args: readonly string[] = []): string[] {
  const program = `
    import { registerHooks } from "node:module"
    const seen = []
    registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) })
    for (const module of ${JSON.stringify(modules)}) await import(module)
    process.stdout.write(JSON.stringify(seen))
    process.exit()`
  const node = [...args, "--input-type=module", "--eval", program]
  return JSON.parse(execFileSync(process.execPath, node, { cwd: root, encoding: "utf8" }))
}

test("the primary process loads neither the domain nor Drizzle nor Next", () => {
  const start = readFileSync(join(root, "scripts", "start.ts"), "utf8")
  const imported = Array.from(start.matchAll(/^import (?!type )[^"]*"(#[^"]+)"/gm), ([, name = ""]) => name)
  expect(imported.length).toBeGreaterThan(8)
  const loaded = loadedBy(imported)
  expect(loaded.some((url) => url.endsWith("/server/main.ts"))).toBe(true)
  const own = loaded
    .filter((url) => !url.includes("/node_modules/"))
    .map((url) => relative(root, url.slice(7)))
  expect(own.filter((path) => /^(lib\/(?!kernel\/)|db\/|app\/)/.test(path))).toEqual([])
  expect(loaded.filter((url) => /node_modules\/(drizzle-orm|next|react)\//.test(url))).toEqual([])
}, 30_000)

test("workers load Drizzle as CommonJS", () => {
  const isDrizzle = (url: string) => /drizzle-orm\/.*js$/.test(url)
  const preloaded = loadedBy(["drizzle-orm"], [`--import=${join(root, "db", "load-as-commonjs.ts")}`])
  expect(preloaded.filter(isDrizzle).filter((url) => !url.endsWith(".cjs"))).toEqual([])
  expect(preloaded.filter(isDrizzle).length).toBeGreaterThan(10)
}, 30_000)
