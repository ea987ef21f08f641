import type { ServerResponse } from "node:http"
import { messages } from "#messages/id/catalogue.ts"

const RETRY_S = 5

/** For the moment in which there is not even an old page: one calm sentence that asks again by itself. */
export function answerUnavailable(response: ServerResponse): void {
  const { title, text } = messages.common.error
  const html = `<!DOCTYPE html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
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
