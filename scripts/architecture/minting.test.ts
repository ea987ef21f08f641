import { expect, test } from "vitest"
import { checkMinting } from "./minting.ts"
import { sourceFile } from "./source-file.ts"

const mints = 'import { mintStaffActor } from "#lib/kernel/actor.ts"\nmintStaffActor(account)\n'

test.each(["lib/quota/commands/release.ts", "app/admin/actions.ts", "components/a.tsx", "server/main.ts"])(
  "refuses a StaffActor that %s makes for itself",
  (path) => {
    const [violation] = checkMinting([sourceFile(path, mints)])
    expect(violation).toEqual({ path, message: expect.stringContaining("lib/staff/loaders.ts") })
  },
)

test.each(["lib/staff/loaders.ts", "lib/staff/commands/sign-in.ts", "lib/check-in/rules.test.ts"])(
  "lets %s make one",
  (path) => expect(checkMinting([sourceFile(path, mints)])).toEqual([]),
)

const mintsPass = 'import { mintPassHolder } from "#lib/kernel/actor.ts"\nmintPassHolder(1)\n'

test.each(["server/routes/router.ts", "lib/registration/actions.ts", "lib/staff/loaders.ts"])(
  "refuses a PassHolder that %s makes for itself",
  (path) => {
    const [violation] = checkMinting([sourceFile(path, mintsPass)])
    expect(violation).toEqual({ path, message: expect.stringContaining("lib/waiting-room/loaders.ts") })
  },
)

test("lets the waiting room make one, where the signature of the pass is read", () => {
  expect(checkMinting([sourceFile("lib/waiting-room/loaders.ts", mintsPass)])).toEqual([])
})
