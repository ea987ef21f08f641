import type { IncomingMessage, ServerResponse } from "node:http"
import { catalogueOf } from "#messages/catalogues.ts"
import { localeOf } from "#server/http/locale.ts"

const RETRY_S = 5

/** For the moment in which there is not even an old page: one calm sentence that asks again by itself. */
export function answerUnavailable(request: IncomingMessage, response: ServerResponse): void {
  const locale = localeOf(request)
  const { title, text } = catalogueOf(locale).overload.failed
  const html = `<!DOCTYPE html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${RETRY_S}"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(html),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "retry-after": String(RETRY_S),
  })
  response.end(html)
}
