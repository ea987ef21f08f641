import type { IncomingMessage } from "node:http"

/**
 * Whether a page of this portal, or the person at the address bar, sent this. Old browsers do not tell the site; they
 * tell the origin of every POST. Call it after the forwarded stage: `X-Forwarded-Host` is then a trusted proxy's word.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"]
  if (site !== undefined) return site === "same-origin" || site === "none"
  const host = headers["x-forwarded-host"] ?? headers.host
  const { origin } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}
