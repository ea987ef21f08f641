/** A challenge of ALTCHA's protocol, version 2, as this portal makes it. Bytes are written in hexadecimal. */
export interface ProofChallenge {
  readonly parameters: {
    readonly algorithm: "SHA-256"
    /** Hashes of one trial. */
    readonly cost: number
    readonly keyLength: 32
    readonly nonce: string
    readonly salt: string
    readonly keyPrefix: string
    readonly keySignature: string
    /** Seconds since 1970. */
    readonly expiresAt: number
  }
  readonly signature: string
}

// Browsers run this file too: nothing of Node.

/** Writes a challenge as the waiting page hands it to its script: shorter than JSON, and nothing in it has to be escaped. */
export function challengeToText({ parameters, signature }: ProofChallenge): string {
  const { algorithm, cost, expiresAt, nonce, salt, keyPrefix, keySignature } = parameters
  return [algorithm, cost, expiresAt, nonce, salt, keyPrefix, keySignature, signature].join(".")
}

/** Returns the challenge that was written like this; `undefined` when the text is none. */
export function textToChallenge(text: string): ProofChallenge | undefined {
  const [algorithm, cost, expiresAt, nonce = "", salt = "", keyPrefix = "", keySignature = "", signature] =
    text.split(".")
  if (algorithm !== "SHA-256" || !signature) return undefined
  const numbers = { cost: Number(cost), expiresAt: Number(expiresAt) }
  return {
    parameters: { algorithm, keyLength: 32, ...numbers, nonce, salt, keyPrefix, keySignature },
    signature,
  }
}
