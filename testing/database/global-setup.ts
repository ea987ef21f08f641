import type { TestProject } from "vitest/node"
import { closeDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { setCity } from "#lib/city/commands/set-city.ts"
import { system } from "#lib/kernel/actor.ts"
import { systemClock } from "#platform/clock.ts"
import { ensureDatabase } from "#scripts/postgres/databases.ts"
import { startThrowAwayPostgres } from "#scripts/postgres/throw-away.ts"
import { generateSecrets } from "#scripts/secrets.ts"

export interface TestCluster {
  readonly adminUrl: string
  readonly password: string
  /** A migrated database with nothing but the city in it, which workers copy. */
  readonly template: string
}

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster
    secrets: Record<string, string>
  }
}

/** One throw-away Postgres for the whole run, with a migrated database to copy. Returns how to end it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startThrowAwayPostgres()
  try {
    const { adminUrl, password } = postgres
    const template = "template_migrated"
    const databaseUrl = await ensureDatabase(adminUrl, password, template)
    await migrate(databaseUrl)
    const secrets = { ...generateSecrets() }
    Object.assign(process.env, secrets, { DATABASE_URL: databaseUrl })
    await setCity(system, thisCity.city, systemClock.now())
    await closeDatabase()
    project.provide("cluster", { adminUrl, password, template })
    project.provide("secrets", secrets)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return postgres.stop
}
