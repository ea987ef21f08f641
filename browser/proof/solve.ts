import { makeSha256 } from "./sha256.ts"
import { makeSolver, type Solution, type Work } from "./solver.ts"

export interface Challenge {
  readonly parameters: Work
  readonly signature: string
}

/** The script of a worker that solves what it is sent. Its parts are written out: there is no second file to load. */
export function workerScript(): string {
  return `var solve=(${makeSolver})(${makeSha256});onmessage=function(event){postMessage(solve(event.data))}`
}

/**
 * Solves a challenge beside the page, which stays alive meanwhile. Gives ALTCHA's payload, what is sent as `proof`.
 * Rejects where there are no workers, and when `signal` says that nobody waits any more.
 */
export async function solve(challenge: Challenge, signal: AbortSignal): Promise<string> {
  const address = URL.createObjectURL(new Blob([workerScript()], { type: "text/javascript" }))
  const worker = new Worker(address)
  try {
    const solution = await new Promise<Solution>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = () => reject(new Error("the worker cannot run"))
      signal.addEventListener("abort", () => reject(new Error("cancelled")))
      worker.postMessage(challenge.parameters)
    })
    return btoa(JSON.stringify({ challenge, solution }))
  } finally {
    worker.terminate()
    URL.revokeObjectURL(address)
  }
}
