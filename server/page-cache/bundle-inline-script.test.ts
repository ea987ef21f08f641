import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Script } from "node:vm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { bundleInlineScript } from "./bundle-inline-script.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inline-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, source: string) => writeFileSync(join(folder, name), source)

test("is one piece, small, and old browsers can read it", async () => {
  write("seconds.ts", "export const seconds = (text?: string): number => Number(text ?? '') ** 2")
  write(
    "live.ts",
    `import { seconds } from "./seconds.ts"\ndocument.title = String(seconds(document.body?.id))`,
  )
  const text = await bundleInlineScript(folder, "live")
  expect(() => new Script(text)).not.toThrow()
  expect(text).not.toMatch(/import|\?\.|\?\?|\n/)
  expect(text.length).toBeLessThan(200)
})

test("cannot end the element it stands in", async () => {
  write("live.ts", "document.title = '</script><b>'")
  expect(await bundleInlineScript(folder, "live")).not.toContain("</script")
  write("hidden.ts", "document.title = '<!-- <script>'")
  await expect(bundleInlineScript(folder, "hidden")).rejects.toThrow("cannot stand in a page")
})

test("only files of the folder have a name", async () => {
  for (const name of ["absent", "../secrets", "a/b", ""])
    await expect(bundleInlineScript(folder, name)).rejects.toThrow("no inline script")
})
