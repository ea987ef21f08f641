import type { IncomingMessage, ServerResponse } from "node:http"
import onHeaders from "on-headers"
import { LOCALE_HEADER } from "#lib/kernel/locale.ts"
import { localeOf } from "#server/http/locale.ts"
import { allowByNonce, choosePolicy, hashesOf, policyFor } from "./csp.ts"

export interface ForwardOptions {
  readonly dev: boolean
  /** Pages that Next has made beforehand for errors: it sends them without a nonce. */
  readonly errorPages: readonly string[]
}

const MINIMAL = "return=minimal"

const hashes = new WeakMap<readonly string[], string[]>()

/** Prepares a request for Next: a Content-Security-Policy with a nonce, and corrections to what Next answers. */
export function prepareForNext(
  request: IncomingMessage,
  response: ServerResponse,
  options: ForwardOptions,
): void {
  const { dev, errorPages } = options
  const nonce = allowByNonce(request, response, dev)
  request.headers[LOCALE_HEADER] = localeOf(request)
  onHeaders(response, () => {
    tellWhereInstead(request, response)
    const { statusCode } = response
    const header = (name: string) => String(response.getHeader(name) ?? "")
    if (statusCode >= 400) {
      const policy = policyFor([nonce, ...hashesOfAll(errorPages)], dev)
      response.setHeader("content-security-policy", choosePolicy(request, policy))
    }
    // A failure is not what the page's marks are about, and this page's nonce is for this one visitor.
    const isForOne = statusCode >= 400 || header("content-type").startsWith("text/html")
    if (isForOne && header("cache-control").includes("s-maxage")) {
      response.setHeader("cache-control", "private, no-store")
    }
  })
}

/**
 * A script that sends a form is led on by its request, and then goes there itself: the ticket would be made twice. Who
 * prefers the least (RFC 7240) is told where instead.
 */
function tellWhereInstead({ headers }: IncomingMessage, response: ServerResponse): void {
  if (response.statusCode !== 303 || headers.prefer !== MINIMAL) return
  response.statusCode = 204
  response.setHeader("preference-applied", MINIMAL)
}

function hashesOfAll(pages: readonly string[]): string[] {
  const known = hashes.get(pages)
  if (known) return known
  const made = [...new Set(pages.flatMap(hashesOf))]
  hashes.set(pages, made)
  return made
}
