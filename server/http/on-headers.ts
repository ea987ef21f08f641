import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http"

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[]

/** Calls `look` once, when the status and headers of an answer are settled and before they are sent; it may change them. */
export function onHeaders(response: ServerResponse, look: () => void): void {
  const writeHead = response.writeHead
  response.writeHead = (status: number, reason?: string | Headers, headers?: Headers) => {
    response.writeHead = writeHead
    response.statusCode = status
    setAll(response, typeof reason === "object" ? reason : headers)
    look()
    return typeof reason === "string" && response.statusCode === status
      ? response.writeHead(status, reason)
      : response.writeHead(response.statusCode)
  }
}

/** As `writeHead` does: an object by name, or names and values by turns, where one name may come several times. */
function setAll(response: ServerResponse, headers: Headers | undefined): void {
  if (!headers) return
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) response.setHeader(name, value)
    return
  }
  for (let index = 0; index < headers.length; index += 2) {
    response.removeHeader(String(headers[index]))
  }
  for (let index = 0; index < headers.length; index += 2) {
    response.appendHeader(String(headers[index]), headers[index + 1] as string)
  }
}
