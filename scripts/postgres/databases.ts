import postgres from "postgres"

/** The role the portal works as: it owns its database and nothing else. */
const ROLE = "portal"

/** Makes the portal's role and an empty database that it owns, unless they exist. Returns the address. */
export async function ensureDatabase(adminUrl: string, password: string, name = "portal"): Promise<string> {
  const sql = quietly(adminUrl)
  try {
    const [role] = await sql`select from pg_roles where rolname = ${ROLE}`
    const verb = role ? "alter" : "create"
    // DDL takes no parameters; the password is base64url, so quoting it is safe.
    await sql.unsafe(`${verb} role ${ROLE} login password '${password}'`)
    const [database] = await sql`select from pg_database where datname = ${name}`
    if (!database) await sql.unsafe(`create database "${name}" owner ${ROLE}`)
  } finally {
    await sql.end()
  }
  return databaseUrl(adminUrl, password, name)
}

/** Copies a database, which must have no connections, under a new name. Returns the address of the copy. */
export async function copyDatabase(
  adminUrl: string,
  password: string,
  { from, to }: { from: string; to: string },
): Promise<string> {
  const sql = quietly(adminUrl)
  try {
    await sql.unsafe(`drop database if exists "${to}" with (force)`)
    await sql.unsafe(`create database "${to}" template "${from}" owner ${ROLE}`)
  } finally {
    await sql.end()
  }
  return databaseUrl(adminUrl, password, to)
}

function databaseUrl(adminUrl: string, password: string, name: string): string {
  const url = new URL(adminUrl)
  url.username = ROLE
  url.password = password
  url.pathname = `/${name}`
  return url.href
}

/** One connection for set-up work, without the notices of `if exists`. */
export function quietly(url: string) {
  return postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
}
