import { type Database, db } from "#db/client.ts"
import { city, region } from "#db/schema/city.ts"
import type { Tx } from "#db/transaction.ts"
import { arrangeRegions } from "./rules.ts"
import type { City } from "./types.ts"

/** The city as the database has it. `undefined` before the first seed. */
export async function findCity(on: Database | Tx = db()): Promise<City | undefined> {
  const [row] = await on.select().from(city)
  if (!row) return undefined
  const regions = await on.select().from(region).orderBy(region.code)
  const { isOnly: _, ...own } = row
  return { ...own, ...arrangeRegions(own.code, regions) }
}
