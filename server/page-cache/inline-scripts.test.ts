import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Script } from "node:vm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { inlineScripts } from "./inline-scripts.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "small-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, source: string) => writeFileSync(join(folder, name), source)

test("is one piece, small, and old browsers can read it", async () => {
  write("seconds.ts", "export const seconds = (text?: string): number => Number(text ?? '') ** 2")
  write(
    "live.ts",
    `import { seconds } from "./seconds.ts"\ndocument.title = String(seconds(document.body?.id))`,
  )
  const text = await inlineScripts(folder, false)("live")
  expect(() => new Script(text)).not.toThrow()
  expect(text).not.toMatch(/import|\?\.|\?\?|\n/)
  expect(text.length).toBeLessThan(200)
})

test("cannot end the element it stands in", async () => {
  write("live.ts", "document.title = '</script><b>'")
  expect(await inlineScripts(folder, false)("live")).not.toContain("</script")
  write("hidden.ts", "document.title = '<!-- <script>'")
  await expect(inlineScripts(folder, false)("hidden")).rejects.toThrow("cannot stand in a page")
})

test("only files of the folder have a name", async () => {
  const inlineScript = inlineScripts(folder, false)
  for (const name of ["absent", "../secrets", "a/b", ""])
    await expect(inlineScript(name)).rejects.toThrow("no small script")
})

test("is made once, in development again and again", async () => {
  const [once, everyTime] = [inlineScripts(folder, false), inlineScripts(folder, true)]
  write("live.ts", "document.title = 'satu'")
  expect([await once("live"), await everyTime("live")].join()).toMatch(/satu.*satu/s)
  write("live.ts", "document.title = 'dua'")
  expect([await once("live"), await everyTime("live")].join()).toMatch(/satu.*dua/s)
})
