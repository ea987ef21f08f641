import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { type Account, give, postgresAccount } from "./account.ts"
import { findBinaries } from "./binaries.ts"
import { adminUrl, type Cluster, createCluster, startCluster, stopCluster } from "./cluster.ts"
import { temporaryFolder } from "./place.ts"
import { nextFree } from "./port.ts"
import { isAlive, postmasterPid, runningPort } from "./postmaster.ts"

/** A Postgres for tests, whose data is gone when it stops. */
export interface ThrowAwayPostgres {
  readonly adminUrl: string
  /** Password for the role that `ensureDatabase` makes. */
  readonly password: string
  /** Its first process, or `undefined` when it does not run. */
  pid(): number | undefined
  /** Starts it on its port again after a crash, and waits until it answers. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

const PREFIX = "portal-throw-away-"

/** Starts an empty Postgres in a temporary folder. It trades durability for speed, unless what is tested is speed. */
export async function startThrowAwayPostgres({ durable = false } = {}): Promise<ThrowAwayPostgres> {
  const account = postgresAccount()
  const temporary = temporaryFolder(account)
  await sweep(temporary, account)

  const home = join(temporary, `${PREFIX}${process.pid}-${randomBytes(4).toString("hex")}`)
  mkdirSync(home, { mode: 0o711 })
  give(home, account)
  const cluster: Cluster = {
    folder: join(home, "data"),
    account,
    binaries: findBinaries(account),
    durable,
  }
  const password = randomBytes(16).toString("base64url")
  await createCluster(cluster, password)
  const port = await nextFree(20_000 + (process.pid % 10_000), "127.0.0.1")
  await startCluster(cluster, port)

  return {
    adminUrl: adminUrl(port, password),
    password,
    pid: () => (runningPort(cluster.folder) === undefined ? undefined : postmasterPid(cluster.folder)),
    startAgain: () => startCluster(cluster, port),
    stop: () => discard(cluster, home),
  }
}

/** Tests that were killed leave a server behind; the next run takes it away. */
async function sweep(temporary: string, account: Account): Promise<void> {
  for (const name of readdirSync(temporary).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split("-")[0])
    if (isAlive(owner)) continue
    const home = join(temporary, name)
    await discard(
      { folder: join(home, "data"), account, binaries: findBinaries(account), durable: false },
      home,
    )
  }
}

async function discard(cluster: Cluster, home: string): Promise<void> {
  if (existsSync(cluster.folder) && runningPort(cluster.folder)) await stopCluster(cluster, "immediate")
  rmSync(home, { recursive: true, force: true })
}
