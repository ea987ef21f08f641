import { placeOf } from "./place.ts"
import type { SourceFile, Violation } from "./source-file.ts"

/** Who may mint what: only the files in which it was just checked. */
const MINTS: readonly { mint: RegExp; actor: string; checked: readonly string[] }[] = [
  // An account against the database, by its session or its password.
  {
    mint: /\bmintStaffActor\b/,
    actor: "a StaffActor",
    checked: ["lib/staff/loaders.ts", "lib/staff/commands/sign-in.ts"],
  },
  // The signature of a pass, or the promise of a place under the line's lock.
  {
    mint: /\bmintPassHolder\b/,
    actor: "a PassHolder",
    checked: ["lib/waiting-room/loaders.ts", "lib/waiting-room/writes/promise-to-waitlist.ts"],
  },
]

/** Authority is a type, so it is worth something only if it is made nowhere else. Tests make their own. */
export function checkMinting(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => /^(app|components|lib|server|browser)\//.test(path) && !placeOf(path).isTest)
    .filter(({ path }) => path !== "lib/kernel/actor.ts")
    .flatMap(({ path, source }) =>
      MINTS.filter(({ mint, checked }) => mint.test(source) && !checked.includes(path)).map(
        ({ actor, checked }) => ({ path, message: `mints ${actor}: only ${checked.join(" and ")} may` }),
      ),
    )
}
