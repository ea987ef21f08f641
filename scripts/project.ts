import { dirname, join } from "node:path"

/** The folder of this checkout. */
export const root: string = dirname(import.meta.dirname)

/** What belongs to this machine alone: database, secrets. Named in .gitignore. */
export const dataFolder: string = join(root, ".data")
