import { createHmac, createSecretKey, hash, type KeyObject, randomBytes, randomInt } from "node:crypto"
import { deriveKey } from "altcha-lib/algorithms/sha"
import { derivedSecrets } from "#lib/identity/signed-token.ts"
import type { ProofChallenge } from "#lib/waiting-room/rules/challenge-text.ts"
import type { ProofCost } from "./difficulty.ts"

/** A slow phone under attack needs 20 seconds; an hour's hoard is worth nothing. */
const GOOD_FOR_MS = 2 * 60_000

interface ProofKeys {
  readonly challenge: KeyObject
  readonly solution: KeyObject
}

let ring: ProofKeys[] | undefined

/** The newest key signs, all verify. */
export function proofKeys(): readonly ProofKeys[] {
  ring ??= readKeys()
  return ring
}

function readKeys(): ProofKeys[] {
  const solutions = derivedSecrets("proof solution")
  return derivedSecrets("proof").map((secret, index) => ({
    challenge: createSecretKey(secret, "utf8"),
    solution: createSecretKey(solutions[index] ?? "", "utf8"),
  }))
}

/**
 * A challenge of ALTCHA's protocol, version 2, in its deterministic mode: the counter is known here, so that verifying
 * takes two HMACs. Signed by node:crypto and not by the library, whose WebCrypto keys cost thirty times as much.
 */
export async function makeChallenge({ cost, mostTrials }: ProofCost, now: Date): Promise<ProofChallenge> {
  const [keys] = proofKeys()
  if (!keys) throw new Error("no key signs proofs")
  const [nonce, salt] = [random16(), random16()]
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(randomInt(mostTrials))
  const common = { algorithm: "SHA-256", cost, keyLength: 32 } as const
  const empty = { ...common, nonce: "", salt: "", keyPrefix: "" }
  const { derivedKey } = await deriveKey(empty, salt, Buffer.concat([nonce, counter]))
  const key = Buffer.from(derivedKey)
  const parameters = {
    ...common,
    nonce: nonce.toString("hex"),
    salt: salt.toString("hex"),
    keyPrefix: key.toString("hex", 0, 16),
    keySignature: mac(keys.solution, key),
    expiresAt: Math.floor((now.getTime() + GOOD_FOR_MS) / 1_000),
  }
  return { parameters, signature: mac(keys.challenge, canonical(parameters)) }
}

// Asking the system costs as much for 16 bytes as for thousands. Nothing is written over: somebody may hold a part.
let pool = Buffer.alloc(0)

function random16(): Buffer {
  if (pool.length === 0) pool = randomBytes(4_096)
  const taken = pool.subarray(0, 16)
  pool = pool.subarray(16)
  return taken
}

/** What is spent for a number, once, however often the proof is sent. */
export function digestOf({ nonce }: { nonce: string }): Buffer {
  return hash("sha256", `proof.${nonce}`, "buffer")
}

/** As ALTCHA signs it: JSON with its keys in order. */
export function canonical(parameters: ProofChallenge["parameters"]): string {
  const { algorithm, cost, expiresAt, keyLength, keyPrefix, keySignature, nonce, salt } = parameters
  return JSON.stringify({ algorithm, cost, expiresAt, keyLength, keyPrefix, keySignature, nonce, salt })
}

export function mac(key: KeyObject, text: string | Buffer): string {
  return createHmac("sha256", key).update(text).digest("hex")
}
