import { sql } from "drizzle-orm"
import { closeDatabase, db } from "#db/client.ts"
import { malangPlan } from "#db/seed/malang.ts"
import { system } from "#lib/kernel/actor.ts"
import { systemClock } from "#lib/kernel/clock.ts"
import { env } from "#lib/kernel/env.ts"
import { foundCampaign } from "#lib/quota/commands/found-campaign.ts"
import { type OpenDatabase, openDatabase } from "#scripts/database.ts"
import { prepareEnvironment } from "#scripts/environment.ts"
import { explain } from "#scripts/explain.ts"
import { root } from "#scripts/project.ts"
import { build, isBuilt } from "#scripts/start/build.ts"
import { choosePort } from "#scripts/start/choose-port.ts"
import { serveThenCreateAdministrator } from "#scripts/start/first-administrator.ts"
import { step } from "#scripts/start/step.ts"
import { welcome } from "#scripts/start/welcome.ts"
import { given, listenForStop } from "#scripts/stop-signal.ts"

/** `npm start` serves the built portal, `npm run dev` the sources with reload, `--no-build` what was built before. */
const dev = process.argv.includes("--dev")
const noBuild = process.argv.includes("--no-build")
const { stop, hurry } = listenForStop()

try {
  prepareEnvironment(dev ? "development" : "production")
  const port = await choosePort(process.env.PORT, process.env.HOST || "0.0.0.0")
  await prepareBuild()
  if (!stop.aborted) {
    step("Starting the database")
    await using database = await openDatabase()
    if (!stop.aborted) await open(database, port)
    if (database.embedded) step("Stopping the database")
  }
  process.exit(0)
} catch (error) {
  // Ctrl-C also ends a running build, whose failure is then no news.
  process.exit(stop.aborted ? 130 : explain(error))
}

async function prepareBuild(): Promise<void> {
  if (dev || noBuild || isBuilt()) return
  step("Building the pages: about a minute, only when sources changed")
  await build()
}

/** Serves until somebody asks to stop. */
async function open(database: OpenDatabase, port: number): Promise<void> {
  const now = systemClock.now()
  const { kind } = await foundCampaign(system, malangPlan("present", now), now)
  if (kind === "founded") step("The Malang campaign was set up")

  // Loaded late: Next decides at import how it behaves, by the NODE_ENV that was set above.
  const { serve } = await import("#server/main.ts")
  const { HOST: hostname, TRUSTED_PROXIES: trustedProxies } = env()
  const options = { dev, dir: root, hostname, port, trustedProxies, isDatabaseReady }
  const { serving, administrator } = await serveThenCreateAdministrator(() => serve(options), now)
  console.log(
    welcome(env().PUBLIC_URL ?? `http://localhost:${serving.port}`, administrator, database.embedded),
  )

  await given(stop)
  step("Stopping: answers that are being given are finished (Ctrl-C again to cut them off)")
  await serving.close(hurry)
  await closeDatabase()
}

async function isDatabaseReady(): Promise<boolean> {
  try {
    await db().execute(sql`select 1`)
    return true
  } catch {
    return false // the answer to /readyz is the report
  }
}
