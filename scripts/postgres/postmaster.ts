import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"

/** The port of the server that runs on this cluster now, or `undefined` when none does. */
export function runningPort(folder: string): number | undefined {
  const note = readNote(folder)
  if (!note || !isAlive(note.pid)) return undefined
  if (isPostgres(note.pid)) return note.port
  // After a reboot another program may have the number; Postgres would take it for itself and refuse to start.
  rmSync(join(folder, "postmaster.pid"))
  return undefined
}

/** The number of the server's process, or `undefined`. */
export function postmasterPid(folder: string): number | undefined {
  return readNote(folder)?.pid
}

/** Lines of postmaster.pid: process id, data folder, start time, port, … */
function readNote(folder: string): { pid: number; port: number } | undefined {
  const path = join(folder, "postmaster.pid")
  if (!existsSync(path)) return undefined
  const [pid, , , port] = readFileSync(path, "utf8").split("\n")
  return pid && port ? { pid: Number(pid), port: Number(port) } : undefined
}

function isPostgres(pid: number): boolean {
  if (process.platform === "win32") return true
  if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres")
  return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres")
}

/** Whether a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
