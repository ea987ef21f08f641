import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { root } from "#scripts/project.ts"
import { readTool } from "./run.ts"

/** Whether the committed migrations make exactly the schema of `db/schema`: generating again must add nothing. */
export async function migrationsAreCurrent(): Promise<boolean> {
  const copy = mkdtempSync(join(tmpdir(), "portal-migrations-"))
  try {
    cpSync(join(root, "db", "migrations"), copy, { recursive: true })
    const out = relative(root, copy) // drizzle-kit puts "./" before it
    const said = await readTool("drizzle-kit", [
      ...["generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", out],
    ])
    // Its exit code is 0 in every case.
    if (said.includes("No schema changes")) return true
    console.error(`${said.trim()}\ndb/schema has changes without a migration: npx drizzle-kit generate`)
    return false
  } finally {
    rmSync(copy, { recursive: true })
  }
}
