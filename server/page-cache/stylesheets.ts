import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

const STATIC = /^\/_next\/static\/([\w./~-]+\.css)(?:\?|$)/

/** The text of a stylesheet of the build by its address, ready for a `<style>`; `undefined` when it is not there. */
export type Stylesheets = (href: string) => string | undefined

/** Reads stylesheets of a build (`.next`), each once. */
export function stylesheetsOf(build: string): Stylesheets {
  const read = new Map<string, string>()
  return (href) => {
    const path = STATIC.exec(href)?.[1]
    if (path === undefined || path.includes("..")) return undefined
    const known = read.get(path)
    if (known !== undefined) return known
    const file = join(build, "static", path)
    if (!existsSync(file)) return undefined
    const text = forPage(readFileSync(file, "utf8"), href)
    read.set(path, text)
    return text
  }
}

/** In a page, addresses are relative to the page, and nothing may end the element. */
function forPage(css: string, href: string): string {
  return css
    .replaceAll(
      /url\(\s*(["']?)(?!data:|https?:|\/|#)([^"')]+)\1\s*\)/g,
      (_all, quote: string, url: string) => {
        return `url(${quote}${new URL(url, `http://localhost${href}`).pathname}${quote})`
      },
    )
    .replaceAll(/<\/style/gi, "<\\/style")
    .trim()
}
