import { EnvError } from "#platform/env.ts"
import { SetUpError } from "#scripts/set-up-error.ts"

/** Prints what went wrong: one line for what the reader can put right, everything for a surprise. Returns 1. */
export function explain(error: unknown): 1 {
  if (error instanceof EnvError)
    console.error(`These settings cannot be used:\n${error.message.replace(/^/gm, "  ")}`)
  else if (error instanceof SetUpError) console.error(error.message)
  else console.error(error)
  return 1
}
