import { generateKeyPairSync, randomBytes } from "node:crypto"
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { dataFolder } from "#scripts/project.ts"
import { SetUpError } from "#scripts/set-up-error.ts"

/** What this installation must keep to itself, by the name of the environment variable that overrides it. */
export interface Secrets {
  readonly AUTH_SECRET: string
  readonly NIK_ENCRYPTION_KEYS: string
  readonly NIK_INDEX_KEY: string
  readonly TICKET_SIGNING_KEY: string
  readonly WAITING_ROOM_KEYS: string
}

interface Stored extends Secrets {
  readonly POSTGRES_SUPERUSER_PASSWORD: string
  readonly POSTGRES_PASSWORD: string
}

/** Fresh secrets, as a new installation or a test gets them. */
export function generateSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync("ed25519")
  return {
    AUTH_SECRET: key32(),
    NIK_ENCRYPTION_KEYS: `k1:${key32()}`,
    NIK_INDEX_KEY: key32(),
    TICKET_SIGNING_KEY: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    WAITING_ROOM_KEYS: `w1:${key32()}`,
  }
}

/** The secrets of this installation: made at the first start, then read from `.data/secrets.json`. */
export function readSecrets(folder: string = dataFolder): Stored {
  const file = join(folder, "secrets.json")
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (!existsSync(file)) createOnce(file)
  closeToOthers(file)
  try {
    const stored = JSON.parse(readFileSync(file, "utf8")) as Partial<Stored>
    return isComplete(stored) ? stored : complete(file, stored)
  } catch (cause) {
    throw new SetUpError(
      `${file} cannot be read: put the original back, without it no NIK can be decrypted.`,
      { cause },
    )
  }
}

/** Two first starts at once must agree, so the file appears whole or not at all and is never replaced. */
function createOnce(file: string): void {
  const draft = `${file}.${process.pid}`
  const stored: Stored = {
    ...generateSecrets(),
    POSTGRES_SUPERUSER_PASSWORD: randomBytes(24).toString("base64url"),
    POSTGRES_PASSWORD: randomBytes(24).toString("base64url"),
  }
  writeFileSync(draft, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  } finally {
    rmSync(draft)
  }
}

const isComplete = (stored: Partial<Stored>): stored is Stored => Boolean(stored.WAITING_ROOM_KEYS)

/** An installation from before there was a waiting room gets its keys; what stands in the file stays. */
function complete(file: string, stored: Partial<Stored>): Stored {
  const draft = `${file}.${process.pid}`
  const completed = { WAITING_ROOM_KEYS: generateSecrets().WAITING_ROOM_KEYS, ...stored } as Stored
  writeFileSync(draft, `${JSON.stringify(completed, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
  return completed
}

/** A copy or a careless `chmod -R` may have opened the file: only its owner may read it. */
function closeToOthers(file: string): void {
  if (process.platform === "win32" || (statSync(file).mode & 0o077) === 0) return
  chmodSync(file, 0o600)
  console.warn(
    `${file} was readable by others; it is private again. Change the secrets if others have read it.`,
  )
}

function key32(): string {
  return randomBytes(32).toString("base64")
}
