import { existsSync, readFileSync } from "node:fs"
import type { IncomingMessage } from "node:http"
import { join } from "node:path"

/** Whether this is somebody reading a page or document: not a form, not a part of a page for Next's own router. */
export function isPlainRead({ method, headers, url = "" }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false
  return headers.rsc === undefined && !/[?&]_rsc(=|&|$)/.test(url)
}

/** The pages for "not found" and "error" as Next made them when it was built, for which it has no nonce. */
export function prerenderedErrorPages(build: string): string[] {
  return ["_not-found", "_global-error"]
    .map((name) => join(build, "server", "app", `${name}.html`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
}
