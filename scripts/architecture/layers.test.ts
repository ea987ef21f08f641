import { expect, test } from "vitest"
import { fakeProject } from "./fake-project.ts"
import { checkLayers } from "./layers.ts"

const paths = (files: Record<string, string[]>) => checkLayers(fakeProject(files)).map(({ path }) => path)

test("lets the layers import downwards", () => {
  const allowed = {
    "app/page.tsx": ["#components/ui/button.tsx", "#lib/quota/loaders.ts", "#lib/quota/commands/release.ts"],
    "components/quota/table.tsx": [
      "#components/ui/table.tsx",
      "#lib/quota/types.ts",
      "#lib/kernel/format.ts",
    ],
    "components/form/field.tsx": ["#components/ui/button.tsx"],
    "lib/quota/queries.ts": ["#db/client.ts"],
    "lib/quota/commands/release.ts": ["#db/transaction.ts"],
    "lib/quota/release.race.test.ts": ["#db/client.ts", "#testing/database/empty-tables.ts"],
    "db/client.ts": ["#platform/env.ts"],
    "lib/quota/writes/apply.ts": ["#db/transaction.ts"],
    "server/front-door.ts": ["#platform/log.ts"],
    "server/main.ts": ["#lib/waiting-room/queries.ts"],
    "scripts/start.ts": ["#server/main.ts", "#db/client.ts"],
    "proxy.ts": ["#lib/staff/auth.ts"],
  }
  expect(paths(allowed)).toEqual([])
})

test.each([
  ["app/page.tsx", "#db/client.ts"],
  ["components/quota/table.tsx", "#app/page.tsx"],
  ["lib/quota/rules.ts", "#components/ui/button.tsx"],
  ["lib/quota/rules.ts", "#testing/database/empty-tables.ts"],
  ["server/main.ts", "#db/client.ts"],
  ["db/client.ts", "#lib/kernel/actor.ts"],
  ["db/seed/malang.ts", "#lib/quota/commands/release.ts"],
  ["platform/log.ts", "#db/client.ts"],
  ["server/main.ts", "#testing/server/test-router.ts"],
  ["messages/id/home.ts", "#lib/quota/types.ts"],
  ["proxy.ts", "#db/client.ts"],
])("refuses %s importing %s", (path, specifier) => {
  expect(paths({ [path]: [specifier] })).toEqual([path])
})

test.each(["rules", "loaders", "actions", "client"])("refuses the database in lib/quota/%s.ts", (kind) => {
  expect(paths({ [`lib/quota/${kind}.ts`]: ["#db/client.ts"] })).toHaveLength(1)
})

test.each(["queries", "loaders", "commands/release"])("refuses %s in a component", (kind) => {
  expect(paths({ "components/quota/table.tsx": [`#lib/quota/${kind}.ts`] })).toHaveLength(1)
})

test.each([
  ["components/ui/button.tsx", "#lib/quota/types.ts"],
  ["components/form/field.tsx", "#lib/kernel/format.ts"],
  ["components/ui/button.tsx", "../form/field.tsx"],
  ["components/form/field.tsx", "#components/quota/table.tsx"],
])("keeps primitives free of the domain: %s importing %s", (path, specifier) => {
  expect(paths({ [path]: [specifier] })).toEqual([path])
})
