import { expect, test } from "vitest"
import { fakeProject } from "./fake-project.ts"
import { checkRelativeImports, checkShape } from "./shape.ts"
import { sourceFile } from "./source-file.ts"

test("a file may have 300 lines and no more, whatever its kind", () => {
  const lines = (count: number) => "\n".repeat(count)
  expect(checkShape([sourceFile("app/a.ts", lines(300)), sourceFile("app/b.css", lines(300))])).toEqual([])
  expect(checkShape([sourceFile("app/a.ts", lines(301)), sourceFile("app/b.css", lines(301))])).toHaveLength(
    2,
  )
})

test.each(["components/ui/utils.ts", "scripts/helpers/port.ts", "db/misc.ts", "e2e/helper.test.ts"])(
  "refuses the name of %s",
  (path) => expect(checkShape(fakeProject({ [path]: [] }))).toHaveLength(1),
)

test("a relative import stays in its top folder", () => {
  expect(
    checkRelativeImports(fakeProject({ "lib/quota/rules.ts": ["./types.ts", "../campaign/types.ts"] })),
  ).toEqual([])
  expect(checkRelativeImports(fakeProject({ "lib/quota/queries.ts": ["../../db/client.ts"] }))).toEqual([
    { path: "lib/quota/queries.ts", message: "imports ../../db/client.ts: write #db/client.ts" },
  ])
})
