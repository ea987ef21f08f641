import type { ProofChallenge } from "#lib/waiting-room/rules/challenge-text.ts"
import type { Solution } from "./solver.ts"
import { workerScript } from "./worker-script.ts"

/**
 * Solves a challenge in workers, so that the page stays responsive. Resolves with ALTCHA's payload, which is sent as
 * `proof`. Rejects where there are no workers, and when `signal` aborts.
 */
export async function solve(challenge: ProofChallenge, signal: AbortSignal): Promise<string> {
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
