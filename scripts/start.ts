import { closeDatabase } from "#db/client.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { systemClock } from "#platform/clock.ts"
import { env } from "#platform/env.ts"
import { type OpenDatabase, openDatabase } from "#scripts/database.ts"
import { prepareEnvironment } from "#scripts/environment.ts"
import { explain } from "#scripts/explain.ts"
import { layOut } from "#scripts/lay-out.ts"
import { build, isBuilt } from "#scripts/start/build.ts"
import { choosePort } from "#scripts/start/choose-port.ts"
import { serveThenCreateAdministrator } from "#scripts/start/first-administrator.ts"
import { step } from "#scripts/start/step.ts"
import { welcome } from "#scripts/start/welcome.ts"
import { given, listenForStop } from "#scripts/stop-signal.ts"
import { serve } from "#server/main.ts"

/** `npm start` serves the built portal, `npm run dev` the sources with reload, `--no-build` what was built before. */
const dev = process.argv.includes("--dev")
const noBuild = process.argv.includes("--no-build")
const { stop, hurry, restart } = listenForStop({ restartable: true })

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
  const { kind } = await layOut(thisCity.campaign("present", now), now)
  if (kind === "created") step(`The campaign of ${thisCity.city.name} was set up`)

  const options = { dev, hostname: env().HOST, port, workers: env().WORKERS }
  const { serving, administrator } = await serveThenCreateAdministrator(() => serve(options), now)
  console.log(
    welcome(env().PUBLIC_URL ?? `http://localhost:${serving.port}`, administrator, database.embedded),
  )

  restart.onAsked(() => void serving.restart())
  await Promise.race([given(stop), serving.lost])
  step("Stopping: answers that are being given are finished (Ctrl-C again to cut them off)")
  await serving.close(hurry)
  await closeDatabase()
}
