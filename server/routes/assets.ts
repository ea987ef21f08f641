import { join } from "node:path"
import sirv from "sirv"
import type { Middleware } from "#server/http/pipeline.ts"

/** In seconds. The names of the build's files hold a hash of what is in them. */
const FOREVER = 365 * 24 * 3600
const HOUR = 3600

/**
 * The files of the build and of `public/`. Which there are is known from the start, so a visitor's invention costs a
 * look-up; those of the build lie there compressed (`scripts/start/compress-build.ts`). `dir` is the project's folder.
 */
export function assets({ dir, dev }: { dir: string; dev: boolean }): Middleware {
  // Next serves its files itself while they change.
  if (dev) return () => false
  const common = { extensions: [], etag: true, brotli: true, gzip: true }
  const ofBuild = sirv(join(dir, ".next", "static"), { ...common, immutable: true, maxAge: FOREVER })
  const ofPublic = sirv(join(dir, "public"), { ...common, maxAge: HOUR })

  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false
    const { url = "" } = request
    const isOfBuild = url.startsWith("/_next/static/")
    let found = true
    if (isOfBuild) request.url = url.slice("/_next/static".length)
    const serve = isOfBuild ? ofBuild : ofPublic
    serve(request, response, () => {
      found = false
    })
    request.url = url
    if (found || !isOfBuild) return found
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
    response.end("not found\n")
    return true
  }
}
