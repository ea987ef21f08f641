import { spawn } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "#scripts/project.ts"
import { SetUpError } from "#scripts/set-up-error.ts"
import { buildInlineScripts } from "./build-inline-scripts.ts"
import { compressBuild } from "./compress-build.ts"
import { fingerprint } from "./sources.ts"

const folder = join(root, ".next")
const stamp = join(folder, "sources.sha256")

/** Whether `.next` holds a finished build of the sources as they are. */
export function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint(root)
}

/** Builds the pages. Throws `SetUpError` when they cannot be built; Next has said why by then. */
export async function build(): Promise<void> {
  const sources = fingerprint(root)
  const code = await new Promise<number>((resolve, reject) => {
    const next = join(root, "node_modules", "next", "dist", "bin", "next")
    const child = spawn(process.execPath, [next, "build"], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    })
    child.on("error", reject)
    child.on("close", (status) => resolve(status ?? 1))
  })
  if (code !== 0) throw new SetUpError("The build failed: see above.")
  await buildInlineScripts(join(root, "browser"), folder)
  await compressBuild(join(folder, "static"))
  writeFileSync(stamp, sources)
}
