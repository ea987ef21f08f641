import type { TestProject } from "vitest/node"
import { migrate } from "#db/migrate.ts"
import { ensureDatabase } from "#scripts/postgres/databases.ts"
import { startThrowAwayPostgres } from "#scripts/postgres/throw-away.ts"
import { generateSecrets } from "#scripts/secrets.ts"

export interface TestCluster {
  readonly adminUrl: string
  readonly password: string
  /** A migrated, empty database that workers copy. */
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
    await migrate(await ensureDatabase(adminUrl, password, template))
    project.provide("cluster", { adminUrl, password, template })
    project.provide("secrets", { ...generateSecrets() })
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return postgres.stop
}
