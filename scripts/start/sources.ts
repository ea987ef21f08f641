import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** Folders and files that a build reads. */
const INPUTS = [
  "app",
  "components",
  "browser",
  "lib",
  "db",
  "platform",
  "messages",
  "public",
  "scripts/patches",
  "scripts/start/build.ts",
  "scripts/start/build-inline-scripts.ts",
  "scripts/start/compress-build.ts",
  "server/page-cache/bundle-inline-script.ts",
  "proxy.ts",
  "next.config.js",
  "package-lock.json",
  "tsconfig.json",
  "postcss.config.mjs",
]

/** A fingerprint of the sources of a build. Tests do not change it. */
export function fingerprint(folder: string): string {
  const hash = createHash("sha256")
  for (const input of INPUTS) {
    for (const file of filesOf(folder, input)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(folder, file)))
        .update("\0")
    }
  }
  return hash.digest("hex")
}

function filesOf(folder: string, path: string): string[] {
  const absolute = join(folder, path)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesOf(folder, join(path, name)))
}
