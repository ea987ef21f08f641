import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { root } from "#scripts/project.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-lint-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Lints these files with the rules of this project. Returns what Biome says of each: path and rule. */
function lint(files: Readonly<Record<string, string>>): string[] {
  const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"))
  const whole = {
    "package.json": JSON.stringify({ type: "module", imports: { "#a/*": "./a/*", "#b/*": "./b/*" } }),
    "biome.json": JSON.stringify({ ...config, $schema: undefined, vcs: undefined }),
    ...files,
  }
  for (const [path, text] of Object.entries(whole)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const tool = join(root, "node_modules", ".bin", "biome")
  const { stdout } = spawnSync(tool, ["lint", "--colors=off", "--reporter=github"], {
    cwd: folder,
    encoding: "utf8",
  })
  return [...stdout.matchAll(/^::\w+ title=lint\/\w+\/(\w+),file=([^,]+)/gm)].map(
    ([, rule, path]) => `${relative(folder, path ?? "")} ${rule}`,
  )
}

test("finds a circle of imports over files and folders, types included, and none where there is none", () => {
  const line = {
    "a/one.ts": 'import type { two } from "./two.ts"\nexport type One = typeof two\n',
    "a/two.ts": 'import { three } from "#b/three.ts"\nexport const two = three\n',
    "b/three.ts": "export const three = 3\n",
  }
  expect(lint(line)).toEqual([])
  const circle = 'import type { One } from "#a/one.ts"\nexport const three = 3 as One\n'
  expect(lint({ ...line, "b/three.ts": circle }).sort()).toEqual([
    "a/one.ts noImportCycles",
    "a/two.ts noImportCycles",
    "b/three.ts noImportCycles",
  ])
})

test.each(['export { one } from "./one.ts"\n', 'export * from "./one.ts"\n'])(
  "refuses the barrel %j",
  (barrel) => {
    expect(lint({ "a/one.ts": "export const one = 1\n", "a/index.ts": barrel })).toContain(
      "a/index.ts noBarrelFile",
    )
  },
)
