import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto"
import { env } from "#lib/kernel/env.ts"

const IV_BYTES = 12
const TAG_BYTES = 16
const purpose = Buffer.from("nik")

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

/** AES-256-GCM with the first key. Bytes: length of key id, key id, IV (12), tag (16), ciphertext. */
export function encryptNik(digits: string): Buffer {
  const [first] = ring()
  if (!first) throw new Error("no NIK encryption key")
  const [id, key] = first
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(purpose)
  const body = Buffer.concat([cipher.update(digits, "ascii"), cipher.final()])
  return Buffer.concat([Buffer.from([id.length]), Buffer.from(id), iv, cipher.getAuthTag(), body])
}

/** Opens what `encryptNik` made, with whichever key it names. Throws when the key is gone or a byte was changed. */
export function decryptNik(sealed: Buffer): string {
  const idEnd = 1 + (sealed[0] ?? 0)
  const id = sealed.toString("ascii", 1, idEnd)
  const key = ring().get(id)
  if (!key) throw new Error(`no NIK encryption key named ${id}`)
  const tagStart = idEnd + IV_BYTES
  const bodyStart = tagStart + TAG_BYTES
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(idEnd, tagStart))
  decipher.setAAD(purpose).setAuthTag(sealed.subarray(tagStart, bodyStart))
  return Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]).toString("ascii")
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
