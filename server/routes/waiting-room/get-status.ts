import type { IncomingMessage, ServerResponse } from "node:http"
import { routes } from "#lib/kernel/routes.ts"
import { type Middleware, pathOf } from "#server/http/pipeline.ts"
import { refuseBusy } from "#server/http/respond.ts"
import type { PublishedSnapshot, SnapshotSource } from "./status-snapshot.ts"

export const STATUS = routes.lineStatus

/**
 * `GET /antre/status`: the same bytes for everybody, whoever asks, and waiting for nothing once there is a board. Stands
 * before all other stages, since a crowd asks for it ten thousand times a second.
 */
export function status(snapshot: SnapshotSource, publicUrl?: string): Middleware {
  const isAlwaysSecure = publicUrl?.startsWith("https:") ?? false
  // Before it is known which proxies are trusted. Who lies here about itself tells only itself to come by HTTPS.
  const cameSecurely = ({ headers }: IncomingMessage) =>
    isAlwaysSecure || headers["x-forwarded-proto"] === "https"
  return (request, response) => {
    const { method } = request
    if (pathOf(request) !== STATUS || (method !== "GET" && method !== "HEAD")) return false
    const latest = snapshot.latest()
    if (latest instanceof Promise)
      return latest.then((first) => send(first, request, response, cameSecurely(request)))
    return send(latest, request, response, cameSecurely(request))
  }
}

function send(
  snapshot: PublishedSnapshot | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  isSecure: boolean,
): true {
  if (!snapshot) return refuseBusy(response)
  const bytes = request.headers["accept-encoding"]?.includes("gzip") ? snapshot.gzip : snapshot.plain
  response.writeHead(200, isSecure ? bytes.secureHeaders : bytes.headers)
  response.end(bytes.body, "latin1")
  return true
}
