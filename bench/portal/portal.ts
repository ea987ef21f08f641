import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nextFree } from "#scripts/postgres/port.ts"
import { root } from "#scripts/project.ts"
import { build, isBuilt } from "#scripts/start/build.ts"
import { signalTo, type Usage, usageOf } from "../measure/processes.ts"

/** A server that a bench started, in processes of its own. */
export interface Server extends AsyncDisposable {
  readonly host: string
  readonly port: number
  /** `host:port` */
  readonly authority: string
  /** The process that was started; it may have others below it. */
  readonly pid: number
  usage(): Usage | undefined
  /** To every process of it. */
  signal(signal: NodeJS.Signals): void
}

const HOST = "127.0.0.1"
const STARTS_WITHIN_MS = 90_000
const STOPS_WITHIN_MS = 20_000

/** The portal as `npm start` runs it, on the database that `process.env` names, built if need be. */
export async function startPortal(settings: Record<string, string>): Promise<Server> {
  if (!isBuilt()) await build()
  const script = join(root, "scripts", "start.ts")
  return startServer(
    [script, "--no-build"],
    { HOST, TRUSTED_PROXIES: HOST, DRAIN_SECONDS: "0", ...settings },
    "/readyz",
  )
}

/** Runs a script that serves on `PORT` of its environment, and waits until `probe` answers 200. */
export async function startServer(
  args: readonly string[],
  settings: Record<string, string>,
  probe: string,
): Promise<Server> {
  const port = await nextFree(4_600 + Math.floor(Math.random() * 200), HOST)
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", ...settings, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: whatever it started ends with it.
    detached: true,
  })
  // An interrupted bench leaves no server behind; its Postgres is taken away by the next that needs one.
  const endWithBench = () => child.pid && child.exitCode === null && process.kill(-child.pid, "SIGKILL")
  process.once("exit", endWithBench)
  child.once("exit", () => process.off("exit", endWithBench))
  let said = ""
  const listen = (part: Buffer) => {
    said = `${said}${part.toString("utf8")}`.slice(-20_000)
  }
  child.stdout.on("data", listen)
  child.stderr.on("data", listen)

  const [authority, pid] = [`${HOST}:${port}`, child.pid ?? 0]
  for (let waited = 0; !(await answers(`http://${authority}${probe}`)); waited += 200) {
    if (child.exitCode !== null || waited > STARTS_WITHIN_MS) {
      await stop(child)
      throw new Error(`${args[0]} did not start:\n${said}`)
    }
    await sleep(200)
  }
  if (process.env.BENCH_LOG) child.stderr.pipe(process.stderr)
  return {
    ...{ host: HOST, port, authority, pid },
    usage: () => usageOf(pid),
    signal: (signal) => signalTo(pid, signal),
    [Symbol.asyncDispose]: () => stop(child),
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // not listening yet
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const exit = once(child, "exit")
  const group = -child.pid
  child.kill("SIGTERM")
  const force = setTimeout(() => process.kill(group, "SIGKILL"), STOPS_WITHIN_MS)
  await exit
  clearTimeout(force)
}
