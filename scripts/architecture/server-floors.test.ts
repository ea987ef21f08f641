import { expect, test } from "vitest"
import { fakeProject } from "./fake-project.ts"
import { checkServerFloors } from "./server-floors.ts"

const paths = (files: Record<string, string[]>) =>
  checkServerFloors(fakeProject(files)).map(({ path }) => path)

test("lets the floors of the server import downwards, and its entry points everything", () => {
  const allowed = {
    "server/routes/waiting-room/join.ts": ["#server/http/respond.ts", "#server/proof-of-work/verify.ts"],
    "server/routes/waiting-room/status.ts": ["../visitor.ts"],
    "server/page-cache/csp.ts": ["#server/http/is-secure.ts"],
    "server/background/tick.ts": ["#server/admission/concurrency-limiter.ts"],
    "server/front-door.ts": ["./routes/router.ts", "./http/pipeline.ts"],
    "server/http/pipeline.test.ts": ["#server/routes/router.ts"],
    "server/http/server.ts": ["#lib/kernel/routes.ts"],
  }
  expect(paths(allowed)).toEqual([])
})

test.each([
  ["server/http/respond.ts", "#server/routes/visit.ts"],
  ["server/http/server.ts", "../admission/request-limits.ts"],
  ["server/page-cache/page-cache.ts", "#server/routes/router.ts"],
  ["server/admission/overloaded.ts", "#server/page-cache/page-cache.ts"],
  ["server/routes/router.ts", "#server/background/tick.ts"],
  ["server/routes/router.ts", "../front-door.ts"],
])("refuses %s importing %s", (path, specifier) => {
  expect(paths({ [path]: [specifier] })).toEqual([path])
})

test("refuses a folder of the server that the map does not name", () => {
  expect(paths({ "server/gates/a.ts": [] })).toEqual(["server/gates/a.ts"])
})
