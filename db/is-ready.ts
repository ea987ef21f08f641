import { sql } from "drizzle-orm"
import { db } from "./client.ts"

/** Whether the database answers at this moment. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await db().execute(sql`select 1`)
    return true
  } catch {
    return false // the answer to /readyz is the report
  }
}
