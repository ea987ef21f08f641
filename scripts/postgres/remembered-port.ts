import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { dataFolder } from "#scripts/project.ts"

const file = join(dataFolder, "postgres-port")
/** Above the usual 5432 and below the range from which systems hand out ports of their own accord. */
const FIRST = 15_432

/** The port this checkout's Postgres had last, so that tools find it where it was. */
export function rememberedPort(): number {
  try {
    return Number(readFileSync(file, "utf8")) || FIRST
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return FIRST
    throw error
  }
}

export function rememberPort(port: number): void {
  writeFileSync(file, `${port}\n`)
}
