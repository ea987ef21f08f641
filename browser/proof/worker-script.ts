import { makeSha256 } from "./sha256.ts"
import { makeSolver } from "./solver.ts"

/** The script of a worker that solves what it is sent. Its parts are written out: there is no second file to load. */
export function workerScript(): string {
  return `var solve=(${makeSolver})(${makeSha256});onmessage=function(event){postMessage(solve(event.data))}`
}
