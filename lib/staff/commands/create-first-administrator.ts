import { system } from "#lib/kernel/actor.ts"
import { hasStaff } from "../queries.ts"
import type { FirstAdministratorOutcome } from "../types.ts"
import { createStaff } from "./create-staff.ts"

/** Gives a new installation its first account. Of several processes that start at once, one creates it. */
export async function createFirstAdministrator(now: Date): Promise<FirstAdministratorOutcome> {
  if (await hasStaff()) return { kind: "exists" }
  const outcome = await createStaff(system, { username: "admin", name: "Administrator", role: "admin" }, now)
  return outcome.kind === "username_taken" ? { kind: "exists" } : outcome
}
