import { expect, test } from "vitest"
import { fakeProject } from "./fake-project.ts"
import { checkTopFolders, checkVocabulary } from "./vocabulary.ts"

const refused = (...paths: string[]) =>
  checkVocabulary(fakeProject(Object.fromEntries(paths.map((path) => [path, []])))).map(({ path }) => path)

test("knows the words of a module", () => {
  const known = [
    ...["rules", "schema", "types", "queries", "actions", "loaders", "client"].map(
      (word) => `lib/quota/${word}.ts`,
    ),
    "lib/quota/commands/release-held-quota.ts",
    "lib/quota/commands/release-held-quota.race.test.ts",
    "lib/quota/rules.test.ts",
    "lib/staff/auth.ts",
    "lib/kernel/any-name.ts",
    "lib/identity/ticket-code.ts",
  ]
  expect(refused(...known)).toEqual([])
})

test.each([
  "lib/quota/service.ts",
  "lib/quota/auth.ts",
  "lib/quota/rules.tsx",
  "lib/quota/commands/ReleaseQuota.ts",
  "lib/quota/commands/held/release.ts",
  "lib/quota/deeper/rules.ts",
  "lib/billing/rules.ts",
  "lib/rules.ts",
])("refuses %s", (path) => {
  expect(refused(path)).toEqual([path])
})

test("knows the folders at the root", () => {
  expect(checkTopFolders(["app", "lib", "docs", ".ci", "node_modules"])).toEqual([])
  expect(checkTopFolders(["src"])).toEqual([{ path: "src", message: expect.any(String) }])
})
