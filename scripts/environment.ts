import { loadEnv } from "#platform/env.ts"
import { readSecrets } from "#scripts/secrets.ts"

/** Until the embedded Postgres runs, its address is unknown; everything else can be validated before. */
const EMBEDDED = "postgres://embedded"

/** Completes `process.env` with the secrets of this installation and validates it. Throws `EnvError`. */
export function prepareEnvironment(mode: "production" | "development" = "production"): void {
  const given = Object.entries(process.env).filter(([, value]) => value !== undefined && value !== "")
  const { POSTGRES_PASSWORD, POSTGRES_SUPERUSER_PASSWORD, ...secrets } = readSecrets()
  Object.assign(process.env, secrets, Object.fromEntries(given), {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
  })
  loadEnv({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || EMBEDDED })
}
