import { createHash } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import CachePolicy from "http-cache-semantics"
import { WholeBytes } from "./compressed.ts"
import { hashesOf, type PagePolicy, policyFor } from "./csp.ts"
import type { InnerAnswer } from "./inner-request.ts"
import { PageTemplate } from "./page-template.ts"

/** An answer that may be sent to everybody, ready to be sent. */
export interface CachedPage {
  readonly policy: CachePolicy
  /** Headers of every answer made from it, in lower case. */
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly etag: string
  /** Only of pages. */
  readonly csp: PagePolicy | undefined
  readonly content: WholeBytes | PageTemplate
}

/** A clock that does not jump: a corrected system clock makes no page immortal. */
class SteadyPolicy extends CachePolicy {
  now(): number {
    return performance.timeOrigin + performance.now()
  }
}

/**
 * Next's answer depends on these, and the cache asks and answers without any of them. An answer that depends on
 * anything else, a cookie for one, is not kept.
 */
const KNOWN_VARY: readonly string[] = [
  ...["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch", "next-url"],
  "accept-encoding",
]

/** Belongs to the one connection or answer it came with, or is written anew. */
const NOT_KEPT =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|age|etag|content-security-policy|x-nextjs-.*)$/

/** The rules of RFC 9111 for this answer as a shared cache sees it, or `undefined` when it may not be kept at all. */
export function rulesOf(status: number, headers: IncomingHttpHeaders): CachePolicy | undefined {
  if (status !== 200 || headers["set-cookie"] !== undefined) return undefined
  const vary = (headers.vary ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
  if (vary.some((name) => name !== "" && !KNOWN_VARY.includes(name))) return undefined
  if (headers["cache-control"] === undefined) return undefined
  const policy = new SteadyPolicy({ method: "GET", headers: {} }, { status, headers })
  return policy.storable() ? policy : undefined
}

/** Puts an answer, whose page may have been changed to `html`, into the form in which it is kept. */
export function toCachedPage(
  answer: InnerAnswer,
  policy: CachePolicy,
  html: string | undefined,
  dev: boolean,
): CachedPage {
  const body = html === undefined ? answer.body : Buffer.from(html)
  return {
    policy,
    headers: headersOf(answer.headers),
    // Weak: the same for each way of compressing it.
    etag: `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    csp: html === undefined ? undefined : policyFor(hashesOf(html), dev),
    content: (html === undefined ? undefined : PageTemplate.cut(html)) ?? new WholeBytes(body),
  }
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_KEPT.test(name)) kept[name] = value
  }
  const vary = headers.vary ?? ""
  const named = /accept-encoding/i.test(vary) ? [vary] : [vary, "Accept-Encoding"].filter(Boolean)
  // For caches in front: whether the page cuts off its opener depends on it (security-headers.ts).
  kept.vary = [...named, "Sec-Fetch-Site"].join(", ")
  return kept
}
