import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const here = import.meta.dirname
const sources = readdirSync(here).filter((name) => !name.includes(".test."))

test("the checker imports only itself, Node and the driver: it may not believe what the portal believes", () => {
  const imported = sources.flatMap((name) =>
    Array.from(readFileSync(join(here, name), "utf8").matchAll(/from "([^"]+)"/g), ([, from = ""]) => from),
  )
  expect(imported.length).toBeGreaterThan(5)
  expect(imported.filter((from) => !/^(node:[a-z/]+|postgres|\.\/[a-z-]+\.ts)$/.test(from))).toEqual([])
})
