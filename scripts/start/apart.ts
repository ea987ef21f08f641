import { closeDatabase } from "#db/client.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { createFirstAdministrator } from "#lib/staff/commands/create-first-administrator.ts"
import { systemClock } from "#platform/clock.ts"
import { env } from "#platform/env.ts"
import { explain } from "#scripts/explain.ts"
import { layOut } from "#scripts/lay-out.ts"
import { prepareDatabase } from "#scripts/prepare-database.ts"
import { step } from "./step.ts"

/** What needs the domain at a start. `run-apart.ts` runs it in a process that ends afterwards. */
const tasks: Record<string, (now: Date) => Promise<unknown>> = {
  async database(now) {
    await prepareDatabase(env().DATABASE_URL)
    const { kind } = await layOut(thisCity.campaign("present", now), now)
    if (kind === "created") step(`The campaign of ${thisCity.city.name} was set up`)
  },
  administrator: createFirstAdministrator,
}

// Ctrl-C reaches every process of a terminal; what has begun is finished, and the primary process decides.
for (const name of ["SIGINT", "SIGHUP"] as const) process.on(name, () => {})

try {
  const outcome = await tasks[process.argv[2] ?? ""]?.(systemClock.now())
  await closeDatabase()
  process.send?.({ outcome }, () => process.exit(0))
} catch (error) {
  process.exit(explain(error))
}
