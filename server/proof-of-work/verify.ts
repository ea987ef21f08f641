import { timingSafeEqual } from "node:crypto"
import { z } from "zod"
import { canonical, digestOf, mac, proofKeys } from "./challenge.ts"

export type ProofVerdict =
  | { kind: "good"; digest: Buffer; expiresAt: Date }
  | { kind: "expired" }
  /** Not solved, or not a challenge of ours. */
  | { kind: "wrong" }

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** All that is signed, and nothing else: an unknown field would be a challenge that is not ours. */
const payload = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal("SHA-256"),
      cost: z.number(),
      keyLength: z.literal(32),
      nonce: hex(16),
      salt: hex(16),
      keyPrefix: hex(16),
      keySignature: hex(32),
      expiresAt: z.number(),
    }),
    signature: hex(32),
  }),
  solution: z.object({ derivedKey: hex(32) }),
})

/** ALTCHA's payload: base64 of JSON. Cheap things first; a forged one costs a parse and one HMAC. */
export function checkProof(encoded: string, now: Date): ProofVerdict {
  const claimed = decoded(encoded)
  if (claimed === null) return { kind: "wrong" }
  const parsed = payload.safeParse(claimed)
  if (!parsed.success) return { kind: "wrong" }
  const { parameters, signature } = parsed.data.challenge
  const expiresAt = new Date(parameters.expiresAt * 1_000)
  if (expiresAt <= now) return { kind: "expired" }

  const text = canonical(parameters)
  const keys = proofKeys().find(({ challenge }) => isSame(mac(challenge, text), signature))
  if (!keys) return { kind: "wrong" }
  const solved = mac(keys.solution, Buffer.from(parsed.data.solution.derivedKey, "hex"))
  if (!isSame(solved, parameters.keySignature)) return { kind: "wrong" }
  return { kind: "good", digest: digestOf(parameters), expiresAt }
}

function decoded(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8"))
  } catch {
    return null // not JSON: as wrong as any other
  }
}

function isSame(expected: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
