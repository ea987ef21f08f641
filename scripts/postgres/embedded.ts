import { setTimeout as sleep } from "node:timers/promises"
import { dataFolder } from "#scripts/project.ts"
import { SetUpError } from "#scripts/set-up-error.ts"
import { postgresAccount } from "./account.ts"
import { findBinaries } from "./binaries.ts"
import { adminUrl, type Cluster, createCluster, startCluster, stopCluster } from "./cluster.ts"
import { ensureDatabase, quietly } from "./databases.ts"
import { clusterFolder } from "./place.ts"
import { nextFree } from "./port.ts"
import { runningPort } from "./postmaster.ts"
import { rememberedPort, rememberPort } from "./remembered-port.ts"
import { supervise } from "./supervise.ts"

/** A running Postgres that this process uses, perhaps with others. */
export interface EmbeddedPostgres {
  readonly databaseUrl: string
  /** Lets go of it. The last process to do so stops it, a task only if it started it. Says whether that was this one. */
  release(): Promise<boolean>
}

interface Options {
  readonly superuserPassword: string
  /** For the role that the portal works as. */
  readonly password: string
  /**
   * What for: `portal` keeps it up, starting it again when it ends, and stops it as the last to go; a `task` leaves alone what it
   * did not start.
   */
  readonly role: "portal" | "task"
  /** Keeps the data in `postgres/` below; `.data` of this checkout unless told otherwise. */
  readonly home?: string
}

/** Any number; it means "a process uses this Postgres" when held shared. */
const IN_USE = 573_573

/** Starts the Postgres of this folder, or joins the one that already runs on it. */
export async function joinEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { superuserPassword, password, role, home = dataFolder } = options
  const account = postgresAccount()
  const folder = clusterFolder(account, home)
  const cluster: Cluster = { folder, account, binaries: findBinaries(account), durable: true }
  await createCluster(cluster, superuserPassword)

  const { hold, url, port, isOurs } = await startOrJoin(cluster, home, superuserPassword)
  const supervision =
    role === "portal"
      ? supervise({
          isRunning: () => runningPort(cluster.folder) !== undefined,
          start: () => startCluster(cluster, port),
          hold,
          takeHold: () => takeHold(hold),
        })
      : undefined
  const release = async () => {
    await supervision?.stop()
    return letGo(cluster, hold, { mayStop: role === "portal" || isOurs })
  }
  try {
    return { databaseUrl: await ensureDatabase(url, password), release }
  } catch (error) {
    await release()
    throw error
  }
}

/** The hold is a session that keeps a shared lock: it ends with the process, even after `kill -9`. */
async function startOrJoin(cluster: Cluster, home: string, password: string) {
  for (let attempt = 1; ; attempt++) {
    const running = runningPort(cluster.folder)
    const port = running ?? (await start(cluster, home))
    const url = adminUrl(port, password)
    const hold = quietly(url)
    try {
      await takeHold(hold)
      return { hold, url, port, isOurs: running === undefined }
    } catch (error) {
      await hold.end({ timeout: 0 })
      if ((error as { code?: string }).code === "28P01") {
        throw new SetUpError(`The database in ${home} belongs to other secrets: put its secrets.json back.`)
      }
      // The last process is stopping it at this moment, or another process is just starting it.
      if (attempt === 40) throw error
      await sleep(250)
    }
  }
}

async function start(cluster: Cluster, home: string): Promise<number> {
  const port = await nextFree(rememberedPort(home), "127.0.0.1")
  try {
    await startCluster(cluster, port)
  } catch (error) {
    const running = runningPort(cluster.folder) // another process was faster
    if (running === undefined) throw error
    return running
  }
  rememberPort(home, port)
  return port
}

const takeHold = (hold: ReturnType<typeof quietly>) => hold`select pg_advisory_lock_shared(${IN_USE})`

/** Held exclusively, the lock also keeps newcomers waiting until the server is gone; then they start it again. */
async function letGo(
  cluster: Cluster,
  hold: ReturnType<typeof quietly>,
  { mayStop }: { mayStop: boolean },
): Promise<boolean> {
  if (runningPort(cluster.folder) === undefined) return true // somebody stopped it from outside
  await hold`select pg_advisory_unlock_all()`
  const [row] = mayStop ? await hold`select pg_try_advisory_lock(${IN_USE}) as last` : []
  const last = row?.last === true
  if (last) await stopCluster(cluster, "fast")
  await hold.end({ timeout: 1 })
  return last
}
