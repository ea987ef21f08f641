import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto"
import { env } from "#platform/env.ts"

/** What a token is for. It is signed along, so that a pass cannot be made of a ticket. */
export type TokenPurpose = "ticket" | "pass" | "slow_lane"

let ring: Map<string, KeyObject> | undefined

function keys(): Map<string, KeyObject> {
  ring ??= new Map(
    env()
      .WAITING_ROOM_KEYS.split(",")
      .map((pair) => {
        const [id = "", key = ""] = pair.split(":")
        return [id, createSecretKey(Buffer.from(key, "base64"))]
      }),
  )
  return ring
}

function mac(key: KeyObject, purpose: TokenPurpose, keyId: string, body: string): Buffer {
  return createHmac("sha256", key).update(`${purpose}.${keyId}.${body}`).digest()
}

/** `KEYID.FIELDS.SIGNATURE`, HMAC-SHA-256 with the newest key. Fields must not hold dots or tildes; nothing is secret. */
export function signToken(purpose: TokenPurpose, fields: readonly (string | number)[]): string {
  const [first] = keys()
  if (!first) throw new Error("WAITING_ROOM_KEYS holds no key")
  const [keyId, key] = first
  const body = fields.join("~")
  return `${keyId}.${body}.${mac(key, purpose, keyId, body).toString("base64url")}`
}

/** The fields of a token that this portal signed for this purpose, with any key it still knows; else `null`. */
export function readToken(purpose: TokenPurpose, token: string): string[] | null {
  const [keyId = "", body = "", signature = "", ...rest] = token.split(".")
  const key = keys().get(keyId)
  if (!key || rest.length > 0) return null
  const expected = mac(key, purpose, keyId, body)
  const given = Buffer.from(signature, "base64url")
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return body.split("~")
}

/** A secret of its own for one use, derived from each key: the newest first. */
export function derivedSecrets(use: string): string[] {
  return [...keys().values()].map((key) => createHmac("sha256", key).update(use).digest("hex"))
}
