import type { FirstAdministratorOutcome } from "#lib/staff/types.ts"
import { env } from "#platform/env.ts"
import { type OpenDatabase, openDatabase } from "#scripts/database.ts"
import { prepareEnvironment } from "#scripts/environment.ts"
import { explain } from "#scripts/explain.ts"
import { build, isBuilt } from "#scripts/start/build.ts"
import { choosePort } from "#scripts/start/choose-port.ts"
import { serveThenCreateAdministrator } from "#scripts/start/first-administrator.ts"
import { runApart } from "#scripts/start/run-apart.ts"
import { step } from "#scripts/start/step.ts"
import { welcome } from "#scripts/start/welcome.ts"
import { given, listenForStop } from "#scripts/stop-signal.ts"
import { serve } from "#server/main.ts"

/**
 * `npm start` serves the built portal, `npm run dev` the sources with reload, `--no-build` what was built before. This process
 * stays as the primary one and loads neither the domain nor Next: what needs them runs apart (decision 027).
 */
const dev = process.argv.includes("--dev")
const noBuild = process.argv.includes("--no-build")
const { stop, hurry, restart } = listenForStop({ restartable: true })

try {
  prepareEnvironment(dev ? "development" : "production")
  const port = await choosePort(process.env.PORT, process.env.HOST || "0.0.0.0")
  await prepareBuild()
  if (!stop.aborted) {
    step("Starting the database")
    await using database = await openDatabase("portal")
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
  await runApart("database")
  const options = { dev, hostname: env().HOST, port, workers: env().WORKERS }
  const { serving, administrator } = await serveThenCreateAdministrator(
    () => serve(options),
    () => runApart<FirstAdministratorOutcome>("administrator"),
  )
  console.log(
    welcome(env().PUBLIC_URL ?? `http://localhost:${serving.port}`, administrator, database.embedded),
  )

  restart.onAsked(() => void serving.restart())
  await Promise.race([given(stop), serving.lost])
  step("Stopping: answers that are being given are finished (Ctrl-C again to cut them off)")
  // Who pressed Ctrl-C has no balancer that has to notice first.
  await serving.close(hurry, stop.reason === "SIGTERM" ? env().DRAIN_SECONDS * 1_000 : 0)
}
