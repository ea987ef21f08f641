import { expect, test } from "vitest"
import { fakeProject } from "./fake-project.ts"
import { checkModules } from "./modules.ts"

const messages = (files: Record<string, string[]>) =>
  checkModules(fakeProject(files)).map(({ message }) => message)

test("lets modules import down the line, and every module the leaves", () => {
  const allowed = {
    "lib/registration/commands/register.ts": [
      "#lib/quota/queries.ts",
      "#lib/campaign/rules.ts",
      "#lib/audit/rules.ts",
    ],
    "lib/check-in/types.ts": ["#lib/registration/types.ts"],
    "lib/waiting-room/queries.ts": ["#lib/campaign/queries.ts", "#lib/quota/queries.ts"],
    "lib/identity/nik-vault.ts": ["#platform/env.ts", "node:crypto"],
    "lib/quota/rules.ts": ["./types.ts", "#lib/identity/nik.ts", "zod"],
  }
  expect(messages(allowed)).toEqual([])
})

test.each([
  ["lib/campaign/queries.ts", "#lib/quota/queries.ts"],
  ["lib/quota/queries.ts", "#lib/registration/types.ts"],
  ["lib/waiting-room/queries.ts", "#lib/registration/queries.ts"],
  ["lib/audit/queries.ts", "#lib/staff/queries.ts"],
  ["lib/identity/nik.ts", "#lib/audit/rules.ts"],
  ["lib/kernel/actor.ts", "#lib/identity/nik.ts"],
  ["lib/staff/queries.ts", "#lib/campaign/queries.ts"],
])("refuses %s importing %s against the line", (path, specifier) => {
  expect(messages({ [path]: [specifier] })).toHaveLength(1)
})

test.each([
  ["rules", "node:fs/promises"],
  ["rules", "#lib/quota/queries.ts"],
  ["rules", "./commands/release.ts"],
  ["schema", "next/headers"],
  ["types", "#db/schema/quota.ts"],
  ["types", "./actions.ts"],
  ["types", "drizzle-orm"],
])("refuses I/O in lib/quota/%s.ts: %s", (kind, specifier) => {
  expect(messages({ [`lib/quota/${kind}.ts`]: [specifier] })).toEqual([expect.stringContaining("no I/O")])
})

test("tests of pure files may use what they like", () => {
  expect(messages({ "lib/quota/rules.test.ts": ["node:fs", "#lib/registration/types.ts"] })).toEqual([])
})
