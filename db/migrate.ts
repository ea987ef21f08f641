import { join } from "node:path"
import { drizzle } from "drizzle-orm/postgres-js"
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator"
import postgres from "postgres"

/** Any number; it means "a process migrates this database". */
const MIGRATING = 573_001

/** Brings a database to the newest schema. Several processes may start at once: one migrates, the others wait. */
export async function migrate(databaseUrl: string): Promise<void> {
  // One connection, so that the lock and the migration are the same session.
  const client = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${MIGRATING})`
    await runMigrations(drizzle(client), { migrationsFolder: join(import.meta.dirname, "migrations") })
  } finally {
    await client.end()
  }
}
