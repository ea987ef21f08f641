import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http"
import { duplexPair } from "node:stream"
import { buffer } from "node:stream/consumers"
import { LOCALE_HEADER, type Locale } from "#lib/kernel/locale.ts"

/** A whole answer of Next, as it would have gone over the wire, not compressed. */
export interface InnerAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Asks Next for a page in a language, on nobody's behalf. Rejects when no whole answer came in time. */
export type Ask = (path: string, locale: Locale) => Promise<InnerAnswer>

/** Longer than any page takes on a machine that still serves: a page that takes longer is not coming. */
const PATIENCE_MS = 10_000
/** In development the first to ask for a page waits until it is compiled, which can take longer than that. */
export const COMPILING_MS = 120_000

/**
 * A way to Next inside the process: a real HTTP server that listens nowhere. What comes back has the status, headers
 * and bytes that a visitor without any cookie would have got, so the rules of HTTP caching can be applied to it.
 */
export function innerRequests(next: NextHandler, patienceMs = PATIENCE_MS): Ask {
  const server = createServer((request, response) => {
    next(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })

  return (path, locale) =>
    new Promise((resolve, reject) => {
      const [ours, theirs] = duplexPair()
      // What breaks their side must end the wait on ours with the reason.
      theirs.on("error", reject)
      theirs.on("close", () => ours.destroy())
      server.emit("connection", theirs)
      const asking = request({
        path,
        headers: { host: "localhost", accept: "text/html,*/*;q=0.1", [LOCALE_HEADER]: locale },
        createConnection: () => ours as never,
        signal: AbortSignal.timeout(patienceMs),
      })
      asking.on("error", reject)
      asking.on("response", (response) => {
        buffer(response).then((body) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
        }, reject)
      })
      asking.end()
    })
}
