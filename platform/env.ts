import { createPrivateKey } from "node:crypto"
import { isIP } from "node:net"
import { z } from "zod"

const key32 = z
  .string({ error: "is missing" })
  .refine((value) => Buffer.from(value, "base64").length === 32, "must be 32 bytes in base64")

const keyRing = z
  .string({ error: "is missing" })
  .regex(
    /^[a-z0-9]{1,8}:[A-Za-z0-9+/=]+(,[a-z0-9]{1,8}:[A-Za-z0-9+/=]+)*$/,
    "must look like k1:BASE64,k0:BASE64",
  )
  .refine(
    (value) =>
      value.split(",").every((part) => Buffer.from(part.split(":")[1] ?? "", "base64").length === 32),
    "needs keys of 32 bytes in base64",
  )
  .refine((value) => {
    const ids = value.split(",").map((part) => part.split(":")[0])
    return new Set(ids).size === ids.length
  }, "must give every key a name of its own")

/** A key of another kind would sign too, but what it signs no device at the stadium takes for true. */
function isEd25519(value: string): boolean {
  try {
    const key = createPrivateKey({ key: Buffer.from(value, "base64"), format: "der", type: "pkcs8" })
    return key.asymmetricKeyType === "ed25519"
  } catch {
    return false // no key at all; what was wrong with it would show a part of it
  }
}

/** One sentence for every way of getting it wrong. */
function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error)
}

function isAddressOrNetwork(entry: string): boolean {
  const [address = "", prefix, ...rest] = entry.split("/")
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32))
}

const networks = z
  .string()
  .default("")
  .transform((list) =>
    list
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .refine((entries) => entries.every(isAddressOrNetwork), "must list addresses or networks like 10.0.0.0/8")

const envSchema = z.object({
  DATABASE_URL: z
    .string({ error: "is missing" })
    .regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://"),
  /** Connections per process. A hot row gets slower with more (docs/locking.md), so the range is narrow. */
  DATABASE_POOL_SIZE: wholeNumber(8, 16).default(10),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  PUBLIC_URL: z.url({ error: "must be an address like https://vaksinasi.example.go.id" }).optional(),
  /** Proxies in front of the portal whose X-Forwarded-* headers are believed: addresses and networks, with commas. */
  TRUSTED_PROXIES: networks,
  /** The city's own help desks, whose machines join for many people: their proof of work is minimal. */
  HELP_DESK_NETWORKS: networks,
  /** Processes that serve; by default one per core, and never less than two. */
  WORKERS: wholeNumber(1, 64).optional(),
  /** Connections that one address may have to one process. Thousands of phones may share one. */
  CONNECTIONS_PER_ADDRESS: wholeNumber(16, 1_000_000).default(4_096),
  /** After SIGTERM it says on `/readyz` that it drains, and serves on, so long: until the balancer has noticed. In seconds. */
  DRAIN_SECONDS: wholeNumber(0, 300).default(5),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  AUTH_SECRET: z.string({ error: "is missing" }).min(32, "must have at least 32 characters"),
  /** `id:key` pairs; the first encrypts, all decrypt. */
  NIK_ENCRYPTION_KEYS: keyRing,
  NIK_INDEX_KEY: key32,
  /** `id:key` pairs for queue tickets, passes and proofs of work; the first signs, all verify. */
  WAITING_ROOM_KEYS: keyRing,
  /** Ed25519 private key, PKCS#8 DER in base64. */
  TICKET_SIGNING_KEY: z
    .string({ error: "is missing" })
    .refine(isEd25519, "must be a PKCS#8 Ed25519 key in base64"),
})

export type Env = z.infer<typeof envSchema>

/** Settings that cannot be used. The message has one line per wrong value and never the value itself. */
export class EnvError extends Error {
  override name = "EnvError"
}

/** Validates the settings of the process. Throws `EnvError`. */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  const result = envSchema.safeParse(given)
  if (result.success) return result.data
  throw new EnvError(
    result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"),
  )
}

let loaded: Env | undefined

/** The validated settings of this process, read once. */
export function env(): Env {
  loaded ??= loadEnv(process.env)
  return loaded
}
