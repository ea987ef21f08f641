import type { OutgoingHttpHeaders } from "node:http"
import type { Locale } from "#lib/kernel/locale.ts"
import { routes } from "#lib/kernel/routes.ts"
import { catalogueOf } from "#messages/catalogues.ts"
import type { Content } from "./answer.ts"

/** What it can say, by its name in the catalogue. */
export type MinimalWords = "failed" | "notUnderstood" | "sendAgain" | "tooLarge"

/** The colours of the portal, dark on white with the contrast that it has everywhere. */
const STYLE =
  "body{margin:0;background:#fff;color:#111827;font:1.125rem/1.6 system-ui,sans-serif}" +
  "main{max-width:36rem;margin:0 auto;padding:3rem 1.25rem}h1{font-size:1.5rem;line-height:1.3}" +
  "a{color:#1d4ed8}"

/**
 * A page of two sentences that needs nothing: no script, no file, no rendering. It stands in where the portal's own
 * pages cannot be had. `Content-Security-Policy` is its own too.
 */
export function minimalPage(
  locale: Locale,
  status: number,
  saying: MinimalWords,
  headers: OutgoingHttpHeaders = {},
): Content {
  const { home, ...sentences } = catalogueOf(locale).overload
  const words = sentences[saying]
  const page = Buffer.from(
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${words.title}</title>` +
      `<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">` +
      `<style>${STYLE}</style></head><body><main><h1>${words.title}</h1><p>${words.text}</p>` +
      `<p><a href="${routes.home}">${home}</a></p></main></body></html>`,
  )
  return {
    kind: "content",
    status,
    headers: {
      "cache-control": "no-store",
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-length": page.length,
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    body: page,
  }
}
