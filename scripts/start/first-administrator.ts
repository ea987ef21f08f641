import { createFirstAdministrator } from "#lib/staff/commands/create-first-administrator.ts"
import type { FirstAdministratorOutcome } from "#lib/staff/types.ts"

/**
 * Serves, and only then gives a new installation its first account: the password is told once, so nothing that can
 * fail may stand between making it and showing it.
 */
export async function serveThenCreateAdministrator<Serving>(
  serve: () => Promise<Serving>,
  now: Date,
): Promise<{ serving: Serving; administrator: FirstAdministratorOutcome }> {
  const serving = await serve()
  return { serving, administrator: await createFirstAdministrator(now) }
}
