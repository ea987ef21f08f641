import type { IncomingMessage, OutgoingHttpHeaders } from "node:http"
import fresh from "fresh"
import type { Content, PageAnswer } from "#server/http/answer.ts"
import type { CachedPage } from "./cached-page.ts"
import { acceptedEncoding, type Encoding } from "./compressed.ts"
import { choosePolicy } from "./csp.ts"
import { PageTemplate } from "./page-template.ts"

const WHOLE: readonly Encoding[] = ["br", "gzip"]
const FILLED: readonly Encoding[] = ["gzip"]

/** How one answer differs from what is cached. */
export type Sending = Pick<PageAnswer, "placeholders" | "status" | "headers">

/**
 * Returns the content of a cached page for one request, as a promise while the page has yet to be compressed. What was
 * filled in for one visitor, sets a cookie or has a status other than 200 is sent with `no-store`.
 */
export function contentOf(
  request: IncomingMessage,
  page: CachedPage,
  { placeholders = {}, status = 200, headers = {} }: Sending = {},
): Content | Promise<Content> {
  const { content } = page
  const own: OutgoingHttpHeaders = { ...page.headers }
  if (page.csp) own["content-security-policy"] = choosePolicy(request, page.csp)

  if (content instanceof PageTemplate) {
    own["cache-control"] = "private, no-store"
    // An answer that no cache stores needs no `Vary`, and on these pages each byte counts.
    delete own.vary
    const encoding = acceptedEncoding(request, FILLED)
    const body = encoding === "gzip" ? content.gzip(placeholders) : content.plain(placeholders)
    return whole(status, { ...own, ...headers }, encoding, body)
  }
  if (status !== 200 || Object.keys(headers).some((name) => name.toLowerCase() === "set-cookie")) {
    own["cache-control"] = "private, no-store"
  } else {
    own.etag = page.etag
    own.age = String(Math.round((performance.now() - page.askedAt) / 1_000))
    if (fresh({ "if-none-match": request.headers["if-none-match"] }, { etag: page.etag })) {
      delete own["content-type"]
      return { kind: "content", status: 304, headers: { ...own, ...headers } }
    }
  }
  const encoding = acceptedEncoding(request, WHOLE)
  const body = content.get(encoding)
  const all = { ...own, ...headers }
  return body instanceof Promise
    ? body.then((made) => whole(status, all, encoding, made))
    : whole(status, all, encoding, body)
}

function whole(status: number, headers: OutgoingHttpHeaders, encoding: Encoding, body: Buffer): Content {
  const encoded = encoding === "identity" ? {} : { "content-encoding": encoding }
  return { kind: "content", status, headers: { ...headers, ...encoded, "content-length": body.length }, body }
}
