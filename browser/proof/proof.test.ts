import { hash } from "node:crypto"
import { createContext, runInContext } from "node:vm"
import { createChallenge, verifySolution } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/sha"
import { build } from "esbuild"
import { expect, test, vi } from "vitest"
import { commitmentOf, placeInDraw } from "./place-in-draw.ts"
import { makeSha256 } from "./sha256.ts"
import { makeSolver, type Solution, type Work } from "./solver.ts"

const secret = "a secret of the test"
const options = { algorithm: "SHA-256", cost: 10, deriveKey, hmacSignatureSecret: secret }
const deterministic = { ...options, hmacKeySignatureSecret: "another" }

test("altcha-lib accepts what the solver finds, for a counter that was hidden and for a prefix", async () => {
  const solve = makeSolver(makeSha256)
  for (const challenge of [
    await createChallenge({ ...deterministic, counter: 417 }),
    await createChallenge({ ...options, keyPrefix: "0A" }),
    await createChallenge({ ...options, keyPrefix: "0a3", cost: 1 }),
    await createChallenge({ ...options, keyPrefix: "00", keyLength: 16 }),
  ]) {
    const solution = solve(challenge.parameters)
    const keySecret = challenge.parameters.keySignature ? { hmacKeySignatureSecret: "another" } : {}
    const verdict = await verifySolution({ ...options, ...keySecret, challenge, solution })
    expect(verdict).toMatchObject({ verified: true })
    expect((await verifySolution({ ...options, challenge, solution })).verified).toBe(true)
  }
})

test("the solver works from its text alone, after it was bundled for old phones", async () => {
  const contents = 'import { workerScript } from "./worker-script.ts"; globalThis.script = workerScript()'
  const bundled = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    ...{ bundle: true, write: false, minify: true, format: "iife", target: "es2018" },
  })
  const page = createContext({})
  runInContext(bundled.outputFiles[0]?.text ?? "", page)

  const answers: Solution[] = []
  const worker = createContext({ postMessage: (solution: Solution) => answers.push(solution) })
  runInContext(page.script, worker)
  const challenge = await createChallenge({ ...options, counter: 99 })
  const send: (event: { data: Work }) => void = worker.onmessage
  send({ data: challenge.parameters })
  expect(answers).toMatchObject([{ counter: 99 }])
})

test("a place in the draw is what node's own hash and a sort give", async () => {
  const seed = hash("sha256", "a seed")
  const size = 1_200
  const digestOf = (number: number) => hash("sha256", `${seed}${number}`)
  const order = Array.from({ length: size }, (_, index) => index + 1)
  order.sort((a, b) => (digestOf(a) < digestOf(b) ? -1 : 1))
  for (const number of [1, 9, 10, 999, 1_000, 1_200]) {
    expect(await placeInDraw(seed, size, number)).toBe(order.indexOf(number) + 1)
  }
  expect(commitmentOf(seed)).toBe(hash("sha256", seed))
})

test("a place among many is found while timers stand still, as they nearly do for a page in the background", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "setImmediate"] })
  try {
    const seed = hash("sha256", "a seed")
    const own = hash("sha256", `${seed}7`)
    const smaller = Array.from({ length: 5_000 }, (_, index) => hash("sha256", `${seed}${index + 1}`) < own)
    expect(await placeInDraw(seed, 5_000, 7)).toBe(smaller.filter(Boolean).length + 1)
  } finally {
    vi.useRealTimers()
  }
})
