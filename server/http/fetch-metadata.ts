import type { IncomingMessage } from "node:http"

/** The browser fetches ahead for a person who has not decided yet: nothing may be taken for them. */
export function isPrefetch({ headers }: IncomingMessage): boolean {
  const purpose = `${headers["sec-purpose"] ?? ""} ${headers.purpose ?? ""} ${headers["x-moz"] ?? ""}`
  return purpose.includes("prefetch") || headers["next-router-prefetch"] !== undefined
}

/** Next's router asks for a page's flight data, which pages with holes do not have. */
export function isRouterRequest({ headers }: IncomingMessage, query: URLSearchParams): boolean {
  return headers.rsc !== undefined || query.has("_rsc")
}

/** A picture or frame on somebody else's page is no visit. Browsers that do not tell are believed. */
export function isNavigation({ headers }: IncomingMessage): boolean {
  const mode = headers["sec-fetch-mode"]
  return (mode === undefined || mode === "navigate") && headers["sec-fetch-dest"] !== "iframe"
}
