import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import type { IncomingMessage } from "node:http"
import { extname, join, sep } from "node:path"
import fresh from "fresh"
import { type Content, plainText } from "#server/http/answer.ts"
import { CONTINUE, type Middleware } from "#server/http/pipeline.ts"
import { acceptedEncoding, type Encoding } from "#server/page-cache/compressed.ts"

/** The names of the build's files hold a hash of what is in them. */
const FOREVER = "public,max-age=31536000,immutable"
const AN_HOUR = "public,max-age=3600"
const BUILD = "/_next/static"
const BEST_FIRST: readonly Encoding[] = ["br", "gzip"]
const COMPRESSED: readonly (readonly [Encoding, string])[] = [
  ["br", ".br"],
  ["gzip", ".gz"],
]

/** Of the files that a build makes and `public/` holds. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
}

/** A file in memory, in the encodings that lie beside it (`scripts/start/compress-build.ts`). */
interface Asset {
  readonly bytes: ReadonlyMap<Encoding, Buffer>
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
}

/**
 * The files of the build and of `public/`, read once: 1.7 MB. From memory no file is open while a slow phone reads, and a
 * path that somebody invents costs a look-up. `dir` is the project's folder.
 */
export function assets({ dir, dev }: { dir: string; dev: boolean }): Middleware {
  // Next serves its files itself while they change.
  if (dev) return () => CONTINUE
  const known = new Map([
    ...readFolder(join(dir, ".next", "static"), BUILD, FOREVER),
    ...readFolder(join(dir, "public"), "", AN_HOUR),
  ])
  return ({ request, path, isRead }) => {
    if (!isRead) return CONTINUE
    const asset = known.get(path)
    if (asset) return contentOf(request, asset)
    return path.startsWith(`${BUILD}/`) ? plainText(404, "not found") : CONTINUE
  }
}

function readFolder(folder: string, address: string, lifetime: string): [string, Asset][] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
  return names
    .filter((name) => !/\.(br|gz)$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => [`${address}/${name.replaceAll(sep, "/")}`, readAsset(join(folder, name), lifetime)])
}

function readAsset(file: string, lifetime: string): Asset {
  const identity = readFileSync(file)
  const beside = COMPRESSED.filter(([, ending]) => existsSync(file + ending))
  return {
    bytes: new Map([
      ["identity", identity],
      ...beside.map(([encoding, ending]) => [encoding, readFileSync(file + ending)] as const),
    ]),
    headers: {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": lifetime,
      ...(beside.length > 0 ? { vary: "Accept-Encoding" } : {}),
    },
    etag: `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`,
  }
}

function contentOf(request: IncomingMessage, { bytes, headers, etag }: Asset): Content {
  if (fresh({ "if-none-match": request.headers["if-none-match"] }, { etag }))
    return { kind: "content", status: 304, headers: { ...headers, etag } }
  const encoding = acceptedEncoding(
    request,
    BEST_FIRST.filter((one) => bytes.has(one)),
  )
  const body = bytes.get(encoding) ?? Buffer.alloc(0)
  const encoded = encoding === "identity" ? {} : { "content-encoding": encoding }
  return {
    kind: "content",
    status: 200,
    headers: { ...headers, etag, ...encoded, "content-length": body.length },
    body,
  }
}
