import { quietly } from "#scripts/postgres/databases.ts"
import { joinEmbeddedPostgres } from "#scripts/postgres/embedded.ts"
import { readSecrets } from "#scripts/secrets.ts"
import { SetUpError } from "#scripts/set-up-error.ts"

/** A database that answers, which `process.env.DATABASE_URL` names. */
export interface OpenDatabase extends AsyncDisposable {
  readonly databaseUrl: string
  readonly embedded: boolean
}

/** Postgres 15, as `server_version_num` says it: 14 left maintenance in November 2026. */
const MIN_VERSION = 150_000

/** Opens the database that `DATABASE_URL` names, or else the embedded one, as it is (`prepare-database.ts` migrates it). */
export function openDatabase(role: "portal" | "task" = "task"): Promise<OpenDatabase> {
  return process.env.DATABASE_URL ? external(process.env.DATABASE_URL) : embedded(role)
}

async function embedded(role: "portal" | "task"): Promise<OpenDatabase> {
  const { POSTGRES_SUPERUSER_PASSWORD, POSTGRES_PASSWORD } = readSecrets()
  const postgres = await joinEmbeddedPostgres({
    superuserPassword: POSTGRES_SUPERUSER_PASSWORD,
    password: POSTGRES_PASSWORD,
    role,
  })
  process.env.DATABASE_URL = postgres.databaseUrl
  return {
    databaseUrl: postgres.databaseUrl,
    embedded: true,
    [Symbol.asyncDispose]: async () => {
      delete process.env.DATABASE_URL
      const stopped = await postgres.release()
      if (!stopped) console.log("The database stays up: another process of the portal uses it.")
    },
  }
}

async function external(databaseUrl: string): Promise<OpenDatabase> {
  const version = await serverVersion(databaseUrl)
  if (version < MIN_VERSION) {
    throw new SetUpError(
      `DATABASE_URL names a Postgres ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
    )
  }
  return { databaseUrl, embedded: false, [Symbol.asyncDispose]: async () => {} }
}

async function serverVersion(databaseUrl: string): Promise<number> {
  const sql = quietly(databaseUrl)
  try {
    const [row] = await sql`show server_version_num`
    return Number(row?.server_version_num)
  } catch (cause) {
    const reason = (cause as { code?: string; message: string }).code ?? (cause as Error).message
    throw new SetUpError(`The database that DATABASE_URL names does not answer (${reason}).`, { cause })
  } finally {
    await sql.end({ timeout: 1 })
  }
}
