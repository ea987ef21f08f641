import { existsSync } from "node:fs"
import { join } from "node:path"
import { build } from "esbuild"

/** The text of a small script by its name, ready to stand in a `<script>`. Rejects when there is none. */
export type InlineScripts = (name: string) => Promise<string>

/** Android 5 to 7 phones that no longer get a new browser: Chrome 66 (`AbortController`) and what is like it. */
const TARGET = "es2018"

/**
 * The small scripts of crowd pages: `<script data-inline-script="antre">` is `antre.ts` of this folder, with all it imports, in
 * one piece and minified. Each is made once; in development every time it is asked for.
 */
export function inlineScripts(folder: string, dev: boolean): InlineScripts {
  const made = new Map<string, Promise<string>>()
  return (name) => {
    const known = dev ? undefined : made.get(name)
    if (known) return known
    const making = bundle(folder, name)
    made.set(name, making)
    making.catch(() => made.delete(name))
    return making
  }
}

async function bundle(folder: string, name: string): Promise<string> {
  const entry = join(folder, `${name}.ts`)
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(entry))
    throw new Error(`there is no small script ${name}`)
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
  })
  const text = outputFiles[0]?.text.trim() ?? ""
  // esbuild writes "<\/script" in strings by itself; these two would end or hide what follows in the page.
  if (/<\/script|<!--/i.test(text)) throw new Error(`the small script ${name} cannot stand in a page`)
  return text
}
