import { Worker } from "node:worker_threads"
import { makeSha256 } from "#browser/proof/sha256.ts"
import { makeSolver, type Solution, type Work } from "#browser/proof/solver.ts"

export interface Challenge {
  readonly parameters: Work
  readonly signature: string
}

const solveHere = makeSolver(makeSha256)

/** ALTCHA's payload for a challenge of a handful of trials. */
export function proveMinimal(challenge: Challenge): string {
  return payload(challenge, solveHere(challenge.parameters))
}

/** Solves what a phone solves, with the browser's own solver, one after another in a thread of its own. */
export class ProofThread {
  readonly #worker = new Worker(new URL("./proof-thread.ts", import.meta.url))
  readonly #waiting: ((solution: Solution) => void)[] = []

  constructor() {
    this.#worker.on("message", (solution: Solution) => this.#waiting.shift()?.(solution))
    this.#worker.unref()
  }

  async prove(challenge: Challenge): Promise<string> {
    const solution = await new Promise<Solution>((resolve) => {
      this.#waiting.push(resolve)
      this.#worker.postMessage(challenge.parameters)
    })
    return payload(challenge, solution)
  }
}

function payload(challenge: Challenge, solution: Solution): string {
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64")
}
