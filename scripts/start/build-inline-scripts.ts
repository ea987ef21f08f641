import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { bundleInlineScript } from "#server/page-cache/bundle-inline-script.ts"
import { INLINE_SCRIPTS } from "#server/page-cache/inline-scripts.ts"

/** Puts the scripts of `browser/` into a build (`.next`), for the front door to set into pages: a worker needs no bundler. */
export async function buildInlineScripts(browser: string, build: string): Promise<void> {
  const target = join(build, INLINE_SCRIPTS)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const names = readdirSync(browser).flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? [])
  await Promise.all(
    names.map(async (name) => {
      writeFileSync(join(target, `${name}.js`), await bundleInlineScript(browser, name))
    }),
  )
}
