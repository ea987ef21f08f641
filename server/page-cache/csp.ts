import { createHash, randomBytes } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { isSecure } from "#server/http/is-secure.ts"
import { inlineScriptsOf } from "./scripts-in-page.ts"

/** The policies of one page, by whether the visitor came by HTTPS. */
export interface PagePolicy {
  readonly plain: string
  readonly secure: string
}

const base = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/**
 * A Content-Security-Policy in which only our own files run, and the inline scripts named by `allowed` (hashes or a
 * nonce). React's errors and Next's reload need more in development.
 */
export function policyFor(allowed: readonly string[], dev: boolean): PagePolicy {
  const script = ["script-src 'self'", ...allowed, ...(dev ? ["'unsafe-eval'"] : [])].join(" ")
  const plain = [...base, script, dev ? "connect-src 'self' ws: wss:" : "connect-src 'self'"].join("; ")
  return { plain, secure: `${plain}; upgrade-insecure-requests` }
}

/** The sources that allow exactly the inline scripts of this page as it is sent. */
export function hashesOf(html: string): string[] {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`
  return [...new Set(inlineScriptsOf(html).map(hash))]
}

export function choosePolicy(request: IncomingMessage, policy: PagePolicy): string {
  return isSecure(request) ? policy.secure : policy.plain
}

/**
 * A nonce for a page that is rendered for this one request. Next gives it to its scripts when it finds it in the
 * request's own policy header (next/dist/docs: Content Security Policy), so a visitor's is overwritten.
 */
export function allowByNonce(request: IncomingMessage, response: ServerResponse, dev: boolean): string {
  const nonce = `'nonce-${randomBytes(16).toString("base64")}'`
  const policy = choosePolicy(request, policyFor([nonce], dev))
  delete request.headers["content-security-policy-report-only"]
  request.headers["content-security-policy"] = policy
  response.setHeader("Content-Security-Policy", policy)
  return nonce
}
