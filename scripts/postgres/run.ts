import { spawn } from "node:child_process"
import type { Account } from "./account.ts"

interface Finished {
  readonly code: number
  readonly output: string
}

/**
 * Runs one of Postgres' own programs as the account that owns the cluster and collects what it says.
 * The working folder is `/`: every account may be there, and Postgres refuses to start where it may not.
 */
export function run(program: string, args: readonly string[], account: Account): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: "/",
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C", TZ: "UTC" } as never,
      stdio: ["ignore", "pipe", "pipe"],
      // Its own session, so a Ctrl-C in the terminal reaches the portal first and Postgres last.
      detached: true,
      ...(account.ids ?? {}),
    })
    const parts: Buffer[] = []
    child.stdout.on("data", (part: Buffer) => parts.push(part))
    child.stderr.on("data", (part: Buffer) => parts.push(part))
    child.on("error", reject)
    child.on("close", (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString("utf8").trim() }),
    )
  })
}
