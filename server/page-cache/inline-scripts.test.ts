import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterEach, beforeEach, expect, test } from "vitest"
import { buildInlineScripts } from "#scripts/start/build-inline-scripts.ts"
import { inlineScripts } from "./inline-scripts.ts"

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "inline-"))
  mkdirSync(join(dir, "browser"))
})
afterEach(() => rmSync(dir, { recursive: true }))

const write = (name: string, source: string) => writeFileSync(join(dir, "browser", name), source)
const build = () => buildInlineScripts(join(dir, "browser"), join(dir, ".next"))

test("a script is that of the build, in development that of this moment", async () => {
  write("live.ts", "document.title = 'satu'")
  await build()
  write("live.ts", "document.title = 'dua'")
  expect(await inlineScripts({ dir, dev: false })("live")).toContain("satu")
  const inDevelopment = inlineScripts({ dir, dev: true })
  expect(await inDevelopment("live")).toContain("dua")
  write("live.ts", "document.title = 'tiga'")
  expect(await inDevelopment("live")).toContain("tiga")
})

test("a build holds the scripts of its sources and no older one; tests are none", async () => {
  write("old.ts", "document.title = 'lama'")
  write("live.test.ts", "document.title = 'uji'")
  await build()
  rmSync(join(dir, "browser", "old.ts"))
  write("live.ts", "document.title = 'satu'")
  await build()
  const inlineScript = inlineScripts({ dir, dev: false })
  expect(await inlineScript("live")).toContain("satu")
  for (const name of ["old", "live.test", "../live", ""])
    await expect(inlineScript(name)).rejects.toThrow("made no inline script")
})

const LOADED = `
import { registerHooks } from "node:module"
const loaded = []
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
await import("#server/front-door.ts")
console.log(loaded.filter((url) => /node_modules\\/(esbuild|tailwindcss|lightningcss)\\//.test(url)).join(), loaded.length)
process.exit()
`

test("a worker that serves loads no build tool", { timeout: 60_000 }, async () => {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", LOADED], {
    env: { ...process.env, NODE_ENV: "production" },
  })
  expect(stdout).toMatch(/^ \d{3,}\n$/)
})
