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
 * Whether the sender told that a page of this portal sent this. That what it told is true, the middleware `sameOrigin` has
 * found out by then; here a sender that tells nothing is none of our scripts or forms.
 */
export function tellsItsOrigin({ headers }: IncomingMessage): boolean {
  return headers["sec-fetch-site"] !== undefined || headers.origin !== undefined
}
