import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { isMainThread } from "node:worker_threads"

/** The collector as V8 has it with `--expose-gc`. */
type Collect = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void

// Loaded into every process of the portal before its own code: when it is told to, it throws away what it no longer needs,
// and gives the pages back instead of keeping them for the next rush.
if (isMainThread) {
  setFlagsFromString("--expose-gc")
  const collect: Collect = runInNewContext("gc")
  process.on("SIGUSR2", () => collect({ type: "major", execution: "sync", flavor: "last-resort" }))
}
