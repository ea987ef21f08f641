import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http"
import type { CachedPage } from "./cached-page.ts"
import { acceptedEncoding, type Encoding } from "./compressed.ts"
import { choosePolicy } from "./csp.ts"
import { giveBack, lend } from "./lent-memory.ts"
import { PageTemplate, type PlaceholderValues } from "./page-template.ts"

/** How this one answer differs from what is kept. */
export interface Sending {
  readonly placeholders?: PlaceholderValues
  readonly status?: number
  readonly headers?: OutgoingHttpHeaders
}

const WHOLE: readonly Encoding[] = ["br", "gzip"]
const FILLED: readonly Encoding[] = ["gzip"]

/**
 * Sends a kept page. What was filled in for one visitor, sets a cookie or is no ordinary answer is for nobody else:
 * `no-store`. At once, unless the page has yet to be compressed.
 */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: CachedPage,
  { placeholders = {}, status = 200, headers = {} }: Sending = {},
): void | Promise<void> {
  const { content } = page
  const encoding = acceptedEncoding(encodingsOf(request), content instanceof PageTemplate ? FILLED : WHOLE)
  const toSend: OutgoingHttpHeaders = { ...page.headers }
  if (page.csp) toSend["content-security-policy"] = choosePolicy(request, page.csp)

  if (content instanceof PageTemplate) {
    toSend["cache-control"] = "private, no-store"
    // What nobody keeps needs no key to be found by; on these pages each byte counts.
    delete toSend.vary
    const all = { ...toSend, ...headers }
    if (encoding !== "gzip") return finish(response, status, all, encoding, content.plain(placeholders))
    const lent = content.gzip(placeholders, lend)
    return finish(response, status, all, encoding, lent, () => giveBack(lent))
  }
  if (status !== 200 || Object.keys(headers).some((name) => name.toLowerCase() === "set-cookie")) {
    toSend["cache-control"] = "private, no-store"
  } else {
    toSend.etag = page.etag
    toSend.age = String(Math.round(page.policy.age()))
    if (matches(request.headers["if-none-match"], page.etag)) {
      delete toSend["content-type"]
      response.writeHead(304, { ...toSend, ...headers })
      response.end()
      return
    }
  }
  const bytes = content.get(encoding)
  const all = { ...toSend, ...headers }
  if (bytes instanceof Promise) return bytes.then((made) => finish(response, status, all, encoding, made))
  finish(response, status, all, encoding, bytes)
}

function encodingsOf({ headers }: IncomingMessage): string | undefined {
  return [headers["accept-encoding"] ?? []].flat().join(",")
}

/** `whenSent`: once the last byte has left, if it ever does. */
function finish(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  encoding: Encoding,
  bytes: Buffer,
  whenSent?: () => void,
): void {
  if (encoding !== "identity") headers["content-encoding"] = encoding
  headers["content-length"] = bytes.length
  response.writeHead(status, headers)
  response.end(bytes, whenSent)
}

/** RFC 9110, 13.1.2: weak comparison, a list or "*". */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === "*") return true
  const bare = (tag: string) => tag.trim().replace(/^W\//, "")
  return ifNoneMatch.split(",").some((tag) => bare(tag) === bare(etag))
}
