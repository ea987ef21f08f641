import { existsSync } from "node:fs"
import { join } from "node:path"
import { build } from "esbuild"

/** Android 5 to 7 phones that no longer get a new browser: Chrome 66 (`AbortController`) and what is like it. */
const TARGET = "es2018"

/**
 * Returns the text of an inline script, `name.ts` of `folder` with all it imports, in one piece and minified. Rejects when
 * there is no such file. For the build and for development only: loading this file loads esbuild.
 */
export async function bundleInlineScript(folder: string, name: string): Promise<string> {
  const entry = join(folder, `${name}.ts`)
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(entry))
    throw new Error(`there is no inline script ${name}`)
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
  if (/<\/script|<!--/i.test(text)) throw new Error(`the inline script ${name} cannot stand in a page`)
  return text
}
