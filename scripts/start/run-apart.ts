import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { root } from "#scripts/project.ts"
import { SetUpError } from "#scripts/set-up-error.ts"

const script = join(root, "scripts", "start", "apart.ts")
const preload = pathToFileURL(join(root, "db", "load-as-commonjs.ts")).href

/**
 * Runs a task of `apart.ts` in a process of its own, which ends with it: what it loads does not stay in the primary process.
 * Resolves with what the task returned, as far as a message can carry it. Rejects with `SetUpError` when it failed; why
 * has been printed by then.
 */
export async function runApart<T>(task: string): Promise<T> {
  const child = fork(script, [task], { execArgv: [...process.execArgv, `--import=${preload}`] })
  let outcome: T | undefined
  child.once("message", (told: { outcome: T }) => {
    outcome = told.outcome
  })
  const [code] = await once(child, "exit")
  if (code !== 0) throw new SetUpError("The portal could not be set up: see above.")
  return outcome as T
}
