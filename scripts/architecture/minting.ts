import { placeOf } from "./place.ts"
import type { SourceFile, Violation } from "./source-file.ts"

/** Where an account was just checked against the database, by its session or its password. */
const CHECKED: readonly string[] = ["lib/staff/loaders.ts", "lib/staff/commands/sign-in.ts"]

/** Authority is a type, so it is worth something only if it is made nowhere else. Tests make their own. */
export function checkMinting(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => /^(app|components|lib|server)\//.test(path) && !placeOf(path).isTest)
    .filter(({ path }) => path !== "lib/kernel/actor.ts" && !CHECKED.includes(path))
    .filter(({ source }) => /\bmintStaffActor\b/.test(source))
    .map(({ path }) => ({ path, message: `mints a StaffActor: only ${CHECKED.join(" and ")} may` }))
}
