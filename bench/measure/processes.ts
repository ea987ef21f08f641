import { readdirSync, readFileSync, readlinkSync } from "node:fs"

/** What a group of processes has used: processor time since they started, memory at this moment. */
export interface Usage {
  readonly cpuSeconds: number
  readonly rssMb: number
  readonly processes: number
}

/** The kernel counts processor time for programs in hundredths of a second, on every architecture of Linux. */
const TICKS_PER_SECOND = 100

/**
 * What the process and all that descend from it use, by `/proc`; `undefined` on systems that have none. Processor time
 * of children that ended and were waited for is included.
 */
export function usageOf(pid: number): Usage | undefined {
  if (process.platform !== "linux") return undefined
  let [ticks, kilobytes] = [0, 0]
  const pids = withDescendants(pid)
  for (const one of pids) {
    const fields = statOf(one)
    if (!fields) continue
    // user, system and those of ended children: fields 14 to 17 of proc(5); the first two are cut off.
    ticks += [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0)
    kilobytes += residentKb(one)
  }
  return { cpuSeconds: ticks / TICKS_PER_SECOND, rssMb: kilobytes / 1_024, processes: pids.length }
}

/** Tells the process and all that descend from it. Does nothing on systems that have no `/proc`. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  if (process.platform !== "linux") return
  for (const one of withDescendants(pid)) process.kill(one, signal)
}

/** The processes that descend from this one, without itself. Needs `/proc`. */
export function descendantsOf(pid: number): number[] {
  return withDescendants(pid).slice(1)
}

/** Files and sockets that the process has open; 0 when it is gone. Needs `/proc`. */
export function openFilesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0 // it ended meanwhile
  }
}

/** Whether the process accepts connections on the port. Needs `/proc`. */
export function listensOn(pid: number, port: number): boolean {
  const hexPort = `:${port.toString(16).toUpperCase().padStart(4, "0")}`
  const sockets = readFileSync("/proc/net/tcp", "latin1")
    .split("\n")
    .map((line) => line.trim().split(/ +/))
    .filter(([, local, , state]) => local?.endsWith(hexPort) && state === LISTENS)
    .map((fields) => `socket:[${fields[9]}]`)
  try {
    const files = readdirSync(`/proc/${pid}/fd`)
    return files.some((file) => sockets.includes(readlinkSync(`/proc/${pid}/fd/${file}`)))
  } catch {
    return false // it ended, or closed a file meanwhile
  }
}

/** The state of a socket in `/proc/net/tcp`. */
const LISTENS = "0A"

function withDescendants(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync("/proc")) {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (fields) parents.set(Number(name), Number(fields[1]))
  }
  const found = [pid]
  for (const one of found) {
    for (const [child, parent] of parents) if (parent === one) found.push(child)
  }
  return found
}

/** The fields of `/proc/PID/stat` after the name, which may hold blanks; `undefined` when the process is gone. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1")
    return text.slice(text.lastIndexOf(")") + 2).split(" ")
  } catch {
    return undefined // it ended between the listing and now
  }
}

function residentKb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? 0)
  } catch {
    return 0 // it ended between the listing and now
  }
}
