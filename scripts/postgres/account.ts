import { execFileSync, spawnSync } from "node:child_process"
import { chownSync } from "node:fs"
import { SetUpError } from "#scripts/set-up-error.ts"

/** The account Postgres runs as. Without `ids` it is the one that runs this process. */
export interface Account {
  readonly ids?: { readonly uid: number; readonly gid: number }
}

/** Postgres refuses to run as root, so root runs it as the account `postgres`, made if the machine has none. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const ids = lookUp() ?? create()
  return { ids }
}

function lookUp() {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }))
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    return undefined // `id` fails for an unknown account
  }
}

function create() {
  spawnSync("groupadd", ["--system", "postgres"])
  spawnSync("useradd", [
    "--system",
    "--gid",
    "postgres",
    "--no-create-home",
    "--shell",
    "/bin/false",
    "postgres",
  ])
  const ids = lookUp()
  if (ids) return ids
  throw new SetUpError(
    "Postgres cannot run as root and the account `postgres` could not be made: run as an ordinary user.",
  )
}

/** Whether the account may do this with the path: `-x` enter or run it, `-r` read it. */
export function may(account: Account, flag: "-x" | "-r", path: string): boolean {
  return spawnSync("test", [flag, path], { cwd: "/", ...(account.ids ?? {}) }).status === 0
}

/** Hands a file or folder that this process has made to the account. */
export function give(path: string, account: Account): void {
  if (account.ids) chownSync(path, account.ids.uid, account.ids.gid)
}
