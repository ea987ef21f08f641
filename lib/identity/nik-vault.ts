import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto"
import { env } from "#platform/env.ts"

const IV_BYTES = 12
const TAG_BYTES = 16

// Key objects, not buffers: Node would turn a buffer into one at every call, which costs more than the cipher.
function keyRing(): Map<string, KeyObject> {
  const pairs = env()
    .NIK_ENCRYPTION_KEYS.split(",")
    .map((part): [string, KeyObject] => {
      const [id = "", key = ""] = part.split(":")
      return [id, createSecretKey(key, "base64")]
    })
  return new Map(pairs)
}

let keys: Map<string, KeyObject> | undefined
const ring = () => {
  keys ??= keyRing()
  return keys
}

/**
 * AES-256-GCM with the first key; the purpose is sealed along, so that one kind of secret cannot stand in for another.
 * Bytes: length of key id, key id, IV (12), tag (16), ciphertext.
 */
export function sealText(purpose: string, text: string): Buffer {
  const [first] = ring()
  if (!first) throw new Error("no NIK encryption key")
  const [id, key] = first
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return Buffer.concat([Buffer.from([id.length]), Buffer.from(id), iv, cipher.getAuthTag(), body])
}

/** Opens what `sealText` made, with whichever key it names. Throws when the key is gone or a byte was changed. */
export function openText(purpose: string, sealed: Buffer): string {
  const idEnd = 1 + (sealed[0] ?? 0)
  const id = sealed.toString("ascii", 1, idEnd)
  const key = ring().get(id)
  if (!key) throw new Error(`no NIK encryption key named ${id}`)
  const tagStart = idEnd + IV_BYTES
  const bodyStart = tagStart + TAG_BYTES
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(idEnd, tagStart))
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(tagStart, bodyStart))
  return Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]).toString("utf8")
}

export function encryptNik(digits: string): Buffer {
  return sealText("nik", digits)
}

export function decryptNik(sealed: Buffer): string {
  return openText("nik", sealed)
}

let indexKey: KeyObject | undefined

function keyedHash(purposeOfIt: string, value: string): Buffer {
  indexKey ??= createSecretKey(env().NIK_INDEX_KEY, "base64")
  return createHmac("sha256", indexKey).update(`${purposeOfIt}:${value}`).digest()
}

/** HMAC-SHA-256 under a key of its own: equal for equal NIKs, useless without the key. 32 bytes. */
export function nikIndex(digits: string): Buffer {
  return keyedHash("nik", digits)
}

/** The same keyed hash for other personal targets that have to be counted but not known (addresses, accounts). */
export function blindIndex(purposeOfIt: string, value: string): Buffer {
  return keyedHash(purposeOfIt, value)
}
