import { parentPort } from "node:worker_threads"
import { makeSha256 } from "#browser/proof/sha256.ts"
import { makeSolver, type Work } from "#browser/proof/solver.ts"

const solve = makeSolver(makeSha256)
parentPort?.on("message", (work: Work) => parentPort?.postMessage(solve(work)))
