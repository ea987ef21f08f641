import { createHash, createHmac, createPrivateKey, createPublicKey } from "node:crypto"
import type { Env } from "#platform/env.ts"

type Keys = Pick<Env, "NIK_ENCRYPTION_KEYS" | "NIK_INDEX_KEY" | "TICKET_SIGNING_KEY">

/** A key by the setting that holds it, with a value that is the same for the same key and reveals nothing of it. */
export interface KeyFingerprint {
  /** "NIK_INDEX_KEY"; of a ring also which one: "NIK_ENCRYPTION_KEYS k1". */
  readonly name: string
  readonly value: Buffer
  /** Whether what is written now is made with it. Older encryption keys only read. */
  readonly writes: boolean
}

/** Recognises the keys whose loss makes rows unreadable. `AUTH_SECRET` is none: another one only ends sessions. */
export function keyFingerprints(keys: Keys): KeyFingerprint[] {
  const ring = keys.NIK_ENCRYPTION_KEYS.split(",").map((pair, position) => {
    const [id, key = ""] = pair.split(":")
    return { name: `NIK_ENCRYPTION_KEYS ${id}`, value: keyed(key), writes: position === 0 }
  })
  return [
    ...ring,
    { name: "NIK_INDEX_KEY", value: keyed(keys.NIK_INDEX_KEY), writes: true },
    { name: "TICKET_SIGNING_KEY", value: publicHalf(keys.TICKET_SIGNING_KEY), writes: true },
  ]
}

function keyed(key: string): Buffer {
  return createHmac("sha256", Buffer.from(key, "base64")).update("key-check").digest()
}

function publicHalf(privateKey: string): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" })
  return createHash("sha256")
    .update(createPublicKey(key).export({ format: "der", type: "spki" }))
    .digest()
}
