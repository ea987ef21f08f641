import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** Above the usual 5432 and below the range from which systems hand out ports of their own accord. */
const FIRST = 15_432

/** The port this checkout's Postgres had last, so that tools find it where it was. */
export function rememberedPort(dataFolder: string): number {
  try {
    return Number(readFileSync(fileIn(dataFolder), "utf8")) || FIRST
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return FIRST
    throw error
  }
}

export function rememberPort(dataFolder: string, port: number): void {
  writeFileSync(fileIn(dataFolder), `${port}\n`)
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, "postgres-port")
}
