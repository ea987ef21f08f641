import { drizzle } from "drizzle-orm/postgres-js"
import { keyCheck } from "#db/schema/key-check.ts"
import { type KeyFingerprint, keyFingerprints } from "#lib/identity/key-fingerprints.ts"
import { quietly } from "#scripts/postgres/databases.ts"
import type { Secrets } from "#scripts/secrets.ts"
import { SetUpError } from "#scripts/set-up-error.ts"
import { lockNoted } from "./lock-noted.ts"

/**
 * Compares the keys with those this database was written with, and notes at the first start which they are. Throws
 * `SetUpError` when one is another: people could register twice, and tickets that were given out would be refused.
 */
export async function checkKeys(databaseUrl: string, secrets: Secrets): Promise<void> {
  const keys = keyFingerprints(secrets)
  const client = quietly(databaseUrl)
  try {
    const others = await drizzle(client).transaction(async (tx) => {
      const noted = await lockNoted(tx)
      const differing = noted.filter((row) => !isAmong(keys, row)).map(({ name }) => name)
      if (differing.length > 0) return differing
      const writing = keys.filter(({ writes }) => writes).map(({ name, value }) => ({ name, value }))
      await tx.insert(keyCheck).values(writing).onConflictDoNothing()
      return []
    })
    if (others.length > 0) throw new SetUpError(refusal(others))
  } finally {
    await client.end()
  }
}

function isAmong(keys: readonly KeyFingerprint[], noted: { name: string; value: Buffer }): boolean {
  return keys.some(({ name, value }) => name === noted.name && value.equals(noted.value))
}

function refusal(names: readonly string[]): string {
  return `This database was written with other keys than are given now: ${names.join(", ")}. Put back the .data/secrets.json (or the settings) it was started with, from there or from the backup (docs/operating.md, Keys).`
}
