import type { IncomingMessage } from "node:http"
import { isForStaff, isWithin, routes, staffRoutes } from "#lib/kernel/routes.ts"
import { isSecure } from "./is-secure.ts"
import type { Middleware } from "./pipeline.ts"

/** A year, as browsers ask for it. In seconds. */
export const HSTS = "max-age=31536000; includeSubDomains"

/** Headers of an answer that is no page and is given before this middleware. */
export const forData = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
} as const

const NO_DEVICES = "camera=(), microphone=(), geolocation=()"
/** Whoever signs in is worth an attack, and works here all day: what the policy costs at the first page is nothing. */
const CAMERA_HERE = "camera=(self), microphone=(), geolocation=()"

/**
 * What every later answer forbids, whoever gives it. The Content-Security-Policy is not here: it names the scripts of a page
 * and is written with it (`server/page-cache/csp.ts`, and `proxy.ts` for pages made per request).
 */
export const securityHeaders: Middleware = ({ request, path }) => {
  const scans = isWithin(path, staffRoutes.desk)
  return {
    kind: "continue",
    headers: {
      "x-content-type-options": "nosniff",
      // Press and other offices read the quota from their own pages.
      "cross-origin-resource-policy": path === routes.quotaFigures ? "cross-origin" : "same-origin",
      ...(isSecure(request) ? { "strict-transport-security": HSTS } : {}),
      // A ticket's address is its key, so no other site may learn it; "no-referrer" would send forms without an origin.
      "referrer-policy": "same-origin",
      ...(mayHaveOpener(request) || isForStaff(path) ? { "cross-origin-opener-policy": "same-origin" } : {}),
      // "frame-ancestors 'none'" of the policy says the same to browsers that know it.
      "x-frame-options": "DENY",
      "permissions-policy": scans ? CAMERA_HERE : NO_DEVICES,
    },
  }
}

/**
 * Whether a window of another site led here and may hold on to this one, or the browser is too old to tell. To cut it off
 * the browser starts a process anew, which delays the page (docs/decisions/015).
 */
function mayHaveOpener({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"]
  return site !== "none" && site !== "same-origin"
}
