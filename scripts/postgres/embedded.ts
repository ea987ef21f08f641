import { setTimeout as sleep } from "node:timers/promises"
import { SetUpError } from "#scripts/set-up-error.ts"
import { postgresAccount } from "./account.ts"
import { findBinaries } from "./binaries.ts"
import { adminUrl, type Cluster, createCluster, startCluster, stopCluster } from "./cluster.ts"
import { ensureDatabase, quietly } from "./databases.ts"
import { clusterFolder } from "./place.ts"
import { nextFree } from "./port.ts"
import { runningPort } from "./postmaster.ts"
import { rememberedPort, rememberPort } from "./remembered-port.ts"

/** A running Postgres that this process uses, perhaps with others. */
export interface EmbeddedPostgres {
  readonly databaseUrl: string
  /** Lets go of it. The last process to do so stops it. */
  release(): Promise<void>
}

/** Any number; it means "somebody uses this Postgres" when held shared. */
const IN_USE = 573_573

/** Starts this checkout's Postgres, or joins the one that already runs. Data stays in `.data/postgres`. */
export async function joinEmbeddedPostgres(passwords: {
  superuser: string
  portal: string
}): Promise<EmbeddedPostgres> {
  const account = postgresAccount()
  const cluster: Cluster = {
    folder: clusterFolder(account),
    account,
    binaries: findBinaries(account),
    durable: true,
  }
  await createCluster(cluster, passwords.superuser)

  const { hold, url } = await startOrJoin(cluster, passwords.superuser)
  const databaseUrl = await ensureDatabase(url, passwords.portal)
  return { databaseUrl, release: () => stopIfLast(cluster, hold) }
}

/** The hold is a session that keeps a shared lock: it ends with the process, even after `kill -9`. */
async function startOrJoin(cluster: Cluster, password: string) {
  for (let attempt = 1; ; attempt++) {
    const port = runningPort(cluster.folder) ?? (await start(cluster))
    const url = adminUrl(port, password)
    const hold = quietly(url)
    try {
      await hold`select pg_advisory_lock_shared(${IN_USE})`
      return { hold, url }
    } catch (error) {
      await hold.end({ timeout: 0 })
      const code = (error as { code?: string }).code
      if (code === "28P01") {
        throw new SetUpError(
          "The data in .data/postgres belongs to other secrets: put its .data/secrets.json back.",
        )
      }
      // Whoever was last is stopping it at this moment, or another process is just starting it.
      if (attempt === 40) throw error
      await sleep(250)
    }
  }
}

async function start(cluster: Cluster): Promise<number> {
  const port = await nextFree(rememberedPort(), "127.0.0.1")
  try {
    await startCluster(cluster, port)
  } catch (error) {
    const running = runningPort(cluster.folder) // another process was faster
    if (running === undefined) throw error
    return running
  }
  rememberPort(port)
  return port
}

/** Held exclusively, the lock also keeps newcomers waiting until the server is gone; then they start it again. */
async function stopIfLast(cluster: Cluster, hold: ReturnType<typeof quietly>): Promise<void> {
  await hold`select pg_advisory_unlock_shared(${IN_USE})`
  const [row] = await hold`select pg_try_advisory_lock(${IN_USE}) as last`
  if (row?.last) await stopCluster(cluster, "fast")
  await hold.end({ timeout: 1 })
}
