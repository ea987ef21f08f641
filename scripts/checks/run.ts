import { spawn } from "node:child_process"
import { delimiter, join } from "node:path"
import { root } from "#scripts/project.ts"

const tools = join(root, "node_modules", ".bin")

/** Runs a tool of node_modules in the project with its output shown. Returns whether it exited with 0. */
export async function runTool(name: string, args: readonly string[]): Promise<boolean> {
  const { code } = await start(name, args, "inherit")
  return code === 0
}

/** Runs a tool and returns what it printed. */
export async function readTool(name: string, args: readonly string[]): Promise<string> {
  const { output } = await start(name, args, "pipe")
  return output
}

function start(name: string, args: readonly string[], output: "inherit" | "pipe") {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(join(tools, name), args, {
      cwd: root,
      stdio: ["ignore", output, output],
      // The tools start with `#!/usr/bin/env node`, which has to find the pinned Node.
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PATH: `${tools}${delimiter}${process.env.PATH}` },
    })
    const parts: Buffer[] = []
    child.stdout?.on("data", (part: Buffer) => parts.push(part))
    child.stderr?.on("data", (part: Buffer) => parts.push(part))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, output: Buffer.concat(parts).toString("utf8") }))
  })
}
