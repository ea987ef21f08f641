import { randomBytes } from "node:crypto"
import { hash, verify } from "@node-rs/argon2"
import { atMost, TooManyAtOnce } from "#platform/at-most.ts"
import { encodeCrockford } from "./crockford.ts"

/**
 * Argon2id, 19 MiB, two passes, one lane.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * A hash takes 19 MiB and some 50 ms of a core, before anybody is known to be staff: a crowd that signs in must not take the
 * processor from residents. Throws `TooManyAtOnce` for whoever comes to a full queue.
 */
const hashing = atMost({ concurrency: 2, maxWaiting: 20, maxWaitMs: 5_000 })

/** When too many come at once, in milliseconds. */
const RETRY_AFTER_MS = 10_000

/** What is told to whoever came to a full queue. Throws every other error. */
export function blockedForNow(error: unknown, now: Date): { kind: "blocked"; retryAt: Date } {
  if (error instanceof TooManyAtOnce)
    return { kind: "blocked", retryAt: new Date(now.getTime() + RETRY_AFTER_MS) }
  throw error
}

/** A PHC string that carries its own salt and cost. Composed Unicode, so that every keyboard gives the same bytes. */
export function hashPassword(password: string): Promise<string> {
  return hashing(() => hash(password.normalize("NFKC"), cost))
}

/** A hash that no password fits: checking against it takes as long as checking a real one. */
let hashOfNone: Promise<string> | undefined

/** Returns whether the password fits. Without a hash, for an account that does not exist, it takes as long and says no. */
export async function verifyPassword(password: string, storedHash: string | undefined): Promise<boolean> {
  hashOfNone ??= hash(newOneTimePassword(), cost).catch((error: unknown) => {
    hashOfNone = undefined
    throw error
  })
  const against = storedHash ?? (await hashOfNone)
  const fits = await hashing(() => verify(against, password.normalize("NFKC")))
  return fits && storedHash !== undefined
}

/** 80 random bits in groups that can be read aloud: "7k3m-9q2x-4rtb-0wzp". */
export function newOneTimePassword(): string {
  return encodeCrockford(randomBytes(10))
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, "$1-")
}
