import type { IncomingMessage } from "node:http"
import { logUnexpected } from "#platform/log.ts"
import { type Content, json, redirect } from "./answer.ts"
import { isForPerson } from "./fetch-metadata.ts"
import { localeOf } from "./locale.ts"
import { minimalPage } from "./minimal-page.ts"
import { CONTINUE, type Middleware } from "./pipeline.ts"

/** A setting that is wrong makes every form fail: it is told, but not for every form. In milliseconds. */
const TOLD_EVERY_MS = 60_000

/**
 * Lets no page of another site send anything here, whatever it is for, and leads visitors of a proxy that says HTTP to the
 * public address by HTTPS. Stands after `forwarded`, which has found out by which host and how the visitor came.
 */
export function sameOrigin(publicUrl?: string): Middleware {
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (origin: string, own: string) => {
    if (performance.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = performance.now()
    logUnexpected(
      "origin",
      new Error(
        `a form of ${origin} came to ${own}: if both are this portal, set PUBLIC_URL and TRUSTED_PROXIES`,
      ),
    )
  }
  return ({ request, isRead }) => {
    if (isRead) {
      const isDowngraded = publicUrl?.startsWith("https:") && request.headers["x-forwarded-proto"] === "http"
      return isDowngraded ? redirect(new URL(request.url ?? "/", publicUrl).href) : CONTINUE
    }
    const verdict = judge(request)
    if (verdict.kind === "own") return CONTINUE
    if (verdict.kind === "other" && verdict.origin) tell(verdict.origin, verdict.own)
    return refused(request)
  }
}

type Verdict = { kind: "own" } | { kind: "other"; origin?: string; own: string }

/**
 * Whether a page of this portal, or the person at the address bar, sent this. Browsers tell the site, old ones only the origin
 * of what they post. What tells neither is no browser, and holds no cookies of one.
 */
function judge({ headers }: IncomingMessage): Verdict {
  const own = ownOrigin(headers)
  const site = headers["sec-fetch-site"]
  const { origin } = headers
  if (site !== undefined && site !== "same-origin" && site !== "none") return { kind: "other", own }
  if (origin === undefined) return { kind: "own" }
  const told = URL.canParse(origin) ? new URL(origin).origin : origin
  return told === own ? { kind: "own" } : { kind: "other", own, origin: told }
}

/** Scheme and host by which the visitor came, without the scheme's default port. */
function ownOrigin(headers: IncomingMessage["headers"]): string {
  const host = headers.host ?? ""
  const url = `${headers["x-forwarded-proto"] === "https" ? "https" : "http"}://${host}`
  return URL.canParse(url) ? new URL(url).origin : url
}

function refused(request: IncomingMessage): Content {
  return isForPerson(request)
    ? minimalPage(localeOf(request), 403, "notUnderstood")
    : json(403, { kind: "not_understood" })
}
