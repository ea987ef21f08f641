import { type Challenge, createChallenge, solveChallenge, verifySolution } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/sha"
import { beforeAll, expect, test } from "vitest"
import { derivedSecrets } from "#lib/identity/signed-token.ts"
import { generateSecrets } from "#scripts/secrets.ts"
import { makeChallenge } from "./challenge.ts"
import { checkProof } from "./verify.ts"

const now = new Date("2021-08-05T10:00:00+07:00")
const easy = { cost: 3, mostTrials: 20 }

beforeAll(() => {
  Object.assign(process.env, generateSecrets(), { DATABASE_URL: "postgres://nowhere/none" })
})

const pack = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString("base64")

async function solved(challenge?: Challenge) {
  const made = challenge ?? (await makeChallenge(easy, now))
  const solution = await solveChallenge({ challenge: made, deriveKey })
  return { challenge: made, solution: { counter: solution?.counter, derivedKey: solution?.derivedKey } }
}

test("what ALTCHA's own solver finds is good, for one digest", async () => {
  const payload = await solved()
  const first = checkProof(pack(payload), now)
  expect(first).toMatchObject({ kind: "good", expiresAt: new Date(now.getTime() + 120_000) })
  expect(checkProof(pack({ ...payload, solution: { ...payload.solution, time: 9 } }), now)).toEqual(first)
})

test("the library verifies our challenges, and we verify the library's", async () => {
  const secrets = {
    hmacSignatureSecret: derivedSecrets("proof")[0] ?? "",
    hmacKeySignatureSecret: derivedSecrets("proof solution")[0] ?? "",
  }
  const today = new Date(Date.now())
  const challenge = await makeChallenge(easy, today)
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error("not solved")
  const ours = await verifySolution({ challenge, solution, deriveKey, ...secrets })
  expect(ours).toMatchObject({ verified: true })

  const expiresAt = new Date(today.getTime() + 60_000)
  const options = { algorithm: "SHA-256", cost: 3, counter: 5, expiresAt, deriveKey, ...secrets }
  const theirs = await solved(await createChallenge(options))
  expect(checkProof(pack(theirs), today).kind).toBe("good")
})

test("two minutes, and no longer", async () => {
  const proof = pack(await solved())
  expect(checkProof(proof, new Date(now.getTime() + 119_000)).kind).toBe("good")
  expect(checkProof(proof, new Date(now.getTime() + 120_000)).kind).toBe("expired")
})

test("forged, altered, unsolved and senseless ones are wrong", async () => {
  const { challenge, solution } = await solved()
  const parameters = (changed: object) => ({
    challenge: { ...challenge, parameters: { ...challenge.parameters, ...changed } },
    solution,
  })
  const foreign = await createChallenge({
    ...{ algorithm: "SHA-256", cost: 1, counter: 1, deriveKey },
    ...{
      hmacSignatureSecret: "another",
      hmacKeySignatureSecret: "another",
      expiresAt: new Date("2030-01-01"),
    },
  })
  const wrong: unknown[] = [
    parameters({ cost: 1 }),
    parameters({ expiresAt: 9_999_999_999 }),
    parameters({ nonce: "0".repeat(32) }),
    parameters({ added: 1 }),
    await solved(foreign),
    { challenge, solution: { ...solution, derivedKey: "0".repeat(64) } },
    { challenge, solution: null },
    { challenge: { parameters: challenge.parameters }, solution },
    [],
    null,
  ]
  for (const payload of wrong) expect(checkProof(pack(payload), now).kind).toBe("wrong")
  expect(checkProof("%%%", now).kind).toBe("wrong")
  expect(checkProof("", now).kind).toBe("wrong")
})
