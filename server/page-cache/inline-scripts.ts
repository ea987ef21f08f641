import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Returns the text of an inline script by its name, ready to stand in a `<script>`. Rejects when there is none. */
export type InlineScripts = (name: string) => Promise<string>

/** Where the build puts the inline scripts, in `.next` (`scripts/start/build-inline-scripts.ts`). */
export const INLINE_SCRIPTS = "inline-scripts"

/**
 * The inline scripts of cached public pages: `<script data-inline-script="waiting">` is `browser/waiting.ts` with all it
 * imports. The build has made them; in development each is made whenever it is asked for. `dir` is the project's folder.
 */
export function inlineScripts({ dir, dev }: { dir: string; dev: boolean }): InlineScripts {
  if (dev) {
    return async (name) => {
      const { bundleInlineScript } = await import("./bundle-inline-script.ts")
      return bundleInlineScript(join(dir, "browser"), name)
    }
  }
  const read = new Map<string, string>()
  return async (name) => {
    const known = read.get(name) ?? readBuilt(join(dir, ".next", INLINE_SCRIPTS), name)
    read.set(name, known)
    return known
  }
}

function readBuilt(folder: string, name: string): string {
  const file = join(folder, `${name}.js`)
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(file))
    throw new Error(`the build made no inline script ${name}`)
  return readFileSync(file, "utf8")
}
