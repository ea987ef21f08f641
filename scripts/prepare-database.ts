import { migrate } from "#db/migrate.ts"
import { env } from "#platform/env.ts"
import { checkKeys } from "#scripts/keys/check-keys.ts"

/** Brings a database to the newest schema and compares the keys with those it was written with. Throws `SetUpError`. */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl)
  await checkKeys(databaseUrl, env())
}
