import { randomBytes } from "node:crypto"
import { hash, verify } from "@node-rs/argon2"
import { encodeCrockford } from "./crockford.ts"

/**
 * Argon2id, 19 MiB, two passes, one lane.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A PHC string that carries its own salt and cost. Composed Unicode, so that every keyboard gives the same bytes. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost)
}

/** A hash that no password fits: checking against it takes as long as checking a real one. */
let hashOfNone: Promise<string> | undefined

/** Returns whether the password fits. Without a hash, for an account that does not exist, it takes as long and says no. */
export async function verifyPassword(password: string, storedHash: string | undefined): Promise<boolean> {
  hashOfNone ??= hashPassword(newOneTimePassword())
  const fits = await verify(storedHash ?? (await hashOfNone), password.normalize("NFKC"))
  return fits && storedHash !== undefined
}

/** 80 random bits in groups that can be read aloud: "7k3m-9q2x-4rtb-0wzp". */
export function newOneTimePassword(): string {
  return encodeCrockford(randomBytes(10))
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, "$1-")
}
