import { Worker } from "node:worker_threads"
import { makeSha256 } from "#browser/proof/sha256.ts"
import { makeSolver, type Solution } from "#browser/proof/solver.ts"
import type { ProofChallenge } from "#lib/waiting-room/rules/challenge-text.ts"

/** How a challenge of the waiting page begins: what is filled in stands uncompressed in a gzip stream. */
const BEGINNING = "SHA-256."
const TEXT = /^SHA-256\.\d+\.\d+(\.[0-9a-f]{32}){3}(\.[0-9a-f]{64}){2}/
const MAX_LENGTH = 400

/** The text of the challenge that came with a waiting page; empty when none did. */
export function challengeText(body: Buffer): Buffer {
  const start = body.indexOf(BEGINNING, 0, "latin1")
  if (start < 0) return body.subarray(0, 0)
  const [text = ""] = TEXT.exec(body.toString("latin1", start, start + MAX_LENGTH)) ?? []
  return body.subarray(start, start + text.length)
}

const solveHere = makeSolver(makeSha256)

/** ALTCHA's payload for a challenge of a handful of trials. */
export function proveMinimal(challenge: ProofChallenge): string {
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

  async prove(challenge: ProofChallenge): Promise<string> {
    const solution = await new Promise<Solution>((resolve) => {
      this.#waiting.push(resolve)
      this.#worker.postMessage(challenge.parameters)
    })
    return payload(challenge, solution)
  }
}

function payload(challenge: ProofChallenge, solution: Solution): string {
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64")
}
