import type { IncomingMessage } from "node:http"

/** The browser fetches ahead for a person who has not decided yet: nothing may be taken for them. */
export function isPrefetch({ headers }: IncomingMessage): boolean {
  const purpose = `${headers["sec-purpose"] ?? ""} ${headers.purpose ?? ""} ${headers["x-moz"] ?? ""}`
  return purpose.includes("prefetch") || headers["next-router-prefetch"] !== undefined
}

/** Next's router asks for a page's flight data, which pages with placeholders do not have. */
export function isRouterRequest({ headers }: IncomingMessage, query: URLSearchParams): boolean {
  return headers.rsc !== undefined || query.has("_rsc")
}

/** A picture or frame on somebody else's page is no visit. Browsers that do not tell are believed. */
export function isNavigation({ headers }: IncomingMessage): boolean {
  const mode = headers["sec-fetch-mode"]
  return (mode === undefined || mode === "navigate") && headers["sec-fetch-dest"] !== "iframe"
}

/** Whether somebody will look at the answer: a page that is opened or a form that is sent, not a script's request. */
export function isForPerson({ headers }: IncomingMessage): boolean {
  const mode = headers["sec-fetch-mode"]
  const scripted = headers["next-action"] !== undefined || headers.rsc !== undefined
  if (scripted || (mode !== undefined && mode !== "navigate")) return false
  return headers.accept?.includes("text/html") ?? false
}

/**
 * Whether a page of this portal, or the person at the address bar, sent this. Old browsers do not tell the site; they
 * tell the origin of every POST. Call it after the middleware `forwarded`: `X-Forwarded-Host` is then a trusted proxy's word.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"]
  if (site !== undefined) return site === "same-origin" || site === "none"
  const host = headers["x-forwarded-host"] ?? headers.host
  const { origin } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}
