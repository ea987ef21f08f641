import { createHash } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import { CompressedOnce } from "./compressed.ts"
import { hashesOf, type PagePolicy, policyFor } from "./csp.ts"
import type { InnerAnswer } from "./inner-request.ts"
import { PageTemplate } from "./page-template.ts"

/** An answer that may be sent to everybody, ready to be sent. */
export interface CachedPage {
  /** When Next was asked for it, by `performance.now()`: a corrected system clock makes no page immortal. */
  readonly askedAt: number
  /** How long a shared cache may show it after that, in ms. */
  readonly lifetimeMs: number
  /** Headers of every answer made from it, in lower case. */
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly etag: string
  /** Only of pages. */
  readonly csp: PagePolicy | undefined
  readonly content: CompressedOnce | PageTemplate
}

/**
 * Next's answer depends on these, and the cache asks and answers without any of them. An answer that depends on
 * anything else, a cookie for one, is not cached.
 */
const KNOWN_VARY: readonly string[] = [
  ...["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch", "next-url"],
  "accept-encoding",
]

/** Belongs to the one connection or answer it came with, or is written anew. */
const NOT_CACHED =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|age|etag|content-security-policy|x-nextjs-.*)$/

/**
 * Returns how long a shared cache may show an answer, in ms: its `s-maxage` (RFC 9111, 5.2.2.10). Returns undefined when
 * Next does not say so, or when the answer sets a cookie, failed or depends on a visitor.
 */
export function lifetimeMsOf(status: number, headers: IncomingHttpHeaders): number | undefined {
  if (status !== 200 || headers["set-cookie"] !== undefined) return undefined
  const vary = (headers.vary ?? "").toLowerCase().split(",")
  if (vary.map((name) => name.trim()).some((name) => name !== "" && !KNOWN_VARY.includes(name)))
    return undefined
  const control = headers["cache-control"] ?? ""
  const [, seconds] = /\bs-maxage=(\d+)/.exec(control) ?? []
  return seconds === undefined || /\b(private|no-store|no-cache)\b/.test(control)
    ? undefined
    : Number(seconds) * 1_000
}

interface Freshness {
  readonly askedAt: number
  readonly lifetimeMs: number
}

/** Puts an answer, whose page may have been changed to `html`, into the form in which it is cached. */
export function toCachedPage(
  answer: InnerAnswer,
  { askedAt, lifetimeMs }: Freshness,
  html: string | undefined,
  dev: boolean,
): CachedPage {
  const body = html === undefined ? answer.body : Buffer.from(html)
  return {
    askedAt,
    lifetimeMs,
    headers: headersOf(answer.headers),
    // Weak: the same for each way of compressing it.
    etag: `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    csp: html === undefined ? undefined : policyFor(hashesOf(html), dev),
    content: (html === undefined ? undefined : PageTemplate.cut(html)) ?? new CompressedOnce(body),
  }
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const cached: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_CACHED.test(name)) cached[name] = value
  }
  const vary = headers.vary ?? ""
  const named = /accept-encoding/i.test(vary) ? [vary] : [vary, "Accept-Encoding"].filter(Boolean)
  // For caches in front: whether the page cuts off its opener depends on it (security-headers.ts).
  cached.vary = [...named, "Sec-Fetch-Site"].join(", ")
  return cached
}
