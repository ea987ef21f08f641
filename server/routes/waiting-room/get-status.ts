import { queryNames, routes } from "#lib/kernel/routes.ts"
import { type Content, json } from "#server/http/answer.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { CONTINUE, type Middleware } from "#server/http/pipeline.ts"
import { forData } from "#server/http/security-headers.ts"
import { RETRY_AFTER_S } from "#server/routes/busy.ts"
import type { PublishedSnapshot, SnapshotSource, Snapshots } from "./status-snapshot.ts"

/**
 * `GET /antre/status`: the same bytes for everybody who asks about a campaign, from memory, without waiting once there is a snapshot. It stands
 * before all other routes, since a crowd asks for it ten thousand times a second.
 */
export function getStatus(snapshots: SnapshotSource, publicUrl?: string): Middleware {
  const isAlwaysSecure = publicUrl?.startsWith("https:") ?? false
  // Before it is known which proxies are trusted. Who lies here about itself tells only itself to come by HTTPS.
  const cameSecurely = ({ request }: Incoming) =>
    isAlwaysSecure || request.headers["x-forwarded-proto"] === "https"
  return (incoming) => {
    if (incoming.path !== routes.lineStatus || !incoming.isRead) return CONTINUE
    const latest = snapshots.latest()
    if (latest instanceof Promise)
      return latest.then((first) => contentOf(first, incoming, cameSecurely(incoming)))
    return contentOf(latest, incoming, cameSecurely(incoming))
  }
}

function contentOf(snapshots: Snapshots | undefined, incoming: Incoming, isSecure: boolean): Content {
  if (!snapshots) {
    const headers = { ...forData, "retry-after": String(RETRY_AFTER_S) }
    return json(503, { kind: "busy", retryAfter: RETRY_AFTER_S }, { headers })
  }
  const { request } = incoming
  const snapshot = snapshots.ofStatusUrl(request.url ?? "") ?? asked(snapshots, incoming.query)
  if (!snapshot) return json(404, { kind: "unknown_campaign" }, { headers: forData })
  const { headers, secureHeaders, body } = request.headers["accept-encoding"]?.includes("gzip")
    ? snapshot.gzip
    : snapshot.plain
  return {
    kind: "content",
    status: 200,
    headers: isSecure ? secureHeaders : headers,
    body,
    encoding: "latin1",
  }
}

/** An address that no page of ours writes, with a query of its own. */
function asked(snapshots: Snapshots, query: URLSearchParams): PublishedSnapshot | undefined {
  const slug = query.get(queryNames.campaign)
  return slug === null ? snapshots.active : snapshots.named(slug)
}
