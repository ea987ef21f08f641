import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { SetUpError } from "#scripts/set-up-error.ts"
import { type Account, give } from "./account.ts"
import type { Binaries } from "./binaries.ts"
import { run } from "./run.ts"
import { settings } from "./settings.ts"

/** One Postgres data folder and who may work on it. */
export interface Cluster {
  readonly folder: string
  readonly account: Account
  readonly binaries: Binaries
  readonly durable: boolean
}

const SUPERUSER = "postgres"

/** Makes the data folder if there is none. Made beside and renamed, so an interrupted one is never used. */
export async function createCluster(cluster: Cluster, password: string): Promise<void> {
  const { folder, account, binaries } = cluster
  if (existsSync(join(folder, "PG_VERSION"))) return

  const half = `${folder}.${process.pid}`
  const passwordFile = `${half}.password`
  mkdirSync(half, { mode: 0o700 })
  give(half, account)
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    give(passwordFile, account)
    const { code, output } = await run(
      binaries.initdb,
      initdbArguments(half, passwordFile, cluster.durable),
      account,
    )
    if (code !== 0) throw new SetUpError(`Postgres could not make its data folder:\n${output}`)
    appendFileSync(join(half, "postgresql.conf"), "\ninclude 'portal.conf'\n")
    if (!existsSync(join(folder, "PG_VERSION"))) renameSync(half, folder)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

function initdbArguments(folder: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in locale sorts the same on every machine and needs nothing of the operating system.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...(durable ? [] : ["--no-sync"]),
  ]
}

/** Starts the server on the port and waits until it answers, also through a recovery after a crash. */
export async function startCluster(cluster: Cluster, port: number): Promise<void> {
  const { folder, account, binaries, durable } = cluster
  const configuration = join(folder, "portal.conf")
  writeFileSync(configuration, settings({ port, durable }), { mode: 0o600 })
  give(configuration, account)

  const log = join(folder, "start.log")
  // After `kill -9` of the server its orphans need a moment to notice and let go of the shared memory.
  for (let attempt = 1; ; attempt++) {
    rmSync(log, { force: true })
    const { code, output } = await run(
      binaries.pgCtl,
      ["start", "-D", folder, "-l", log, "-w", "-t", "120", "-s"],
      account,
    )
    if (code === 0) return
    const said = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-6).join("\n") : output
    if (attempt === 20 || !said.includes("shared memory block"))
      throw new SetUpError(`Postgres did not start:\n${said}`)
    await sleep(250)
  }
}

/** Stops the server: `fast` finishes cleanly, `immediate` is for data that is thrown away. */
export async function stopCluster(cluster: Cluster, mode: "fast" | "immediate"): Promise<void> {
  const { folder, account, binaries } = cluster
  const { code, output } = await run(
    binaries.pgCtl,
    ["stop", "-D", folder, "-m", mode, "-w", "-t", "60", "-s"],
    account,
  )
  if (code !== 0) throw new SetUpError(`Postgres did not stop:\n${output}`)
}

/** The address of a database of the cluster for its superuser. */
export function adminUrl(port: number, password: string, database = "postgres"): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}
