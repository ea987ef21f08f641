import { once } from "node:events"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { gunzipSync } from "node:zlib"
import type { PageAnswer } from "#server/http/answer.ts"
import { CONTINUE, type Middleware, pipeline } from "#server/http/pipeline.ts"
import { openPageCache } from "#server/page-cache/page-cache.ts"

type NextAnswer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** The caching header that `next.config.js` sends for cached public pages. */
export const PUBLIC = "public, max-age=0, s-maxage=1, stale-while-revalidate=30"

/** Sends a page as Next would, shortened: a stylesheet, a text, a script of its own. */
export function page(response: ServerResponse, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": PUBLIC, ...headers })
  response.end(
    `<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/a.css"/></head><body>${text}` +
      `<script>self.__next_f.push([1])</script></body></html>`,
  )
}

/** Ends the process, as errors do that nobody expects. */
function unexpected(_incoming: unknown, error: unknown): never {
  throw error
}

/** For tests: a page cache on a real port before something that stands for Next. */
export class OpenedCache {
  /** What reached Next. */
  readonly reached: IncomingMessage[] = []
  /** What Next answers. */
  next: NextAnswer = (_request, response) => page(response, `nomor ${this.reached.length}`)
  readonly #server: Server

  private constructor(dev: boolean) {
    const next = async (request: IncomingMessage, response: ServerResponse) => {
      this.reached.push(request)
      await this.next(request, response)
    }
    const inlineScript = async (name: string) => `small("${name}")`
    const pages = openPageCache({
      next,
      inlineScript,
      dev,
      build: "/nowhere",
      stylesheet: () => "body{margin:0}",
      warm: [],
    })
    const served: Middleware = ({ request }) => {
      const asked = request.headers["x-serve"]
      return asked ? { kind: "page", ...JSON.parse(String(asked)) } : CONTINUE
    }
    const behind: Middleware = () => ({ kind: "hand_over", to: pages.forward })
    this.#server = createServer(
      pipeline([served, pages.middleware, behind], { renderPage: pages.render, onError: unexpected }),
    )
  }

  static async open(dev = false): Promise<OpenedCache> {
    const opened = new OpenedCache(dev)
    await once(opened.#server.listen(0, "127.0.0.1"), "listening")
    return opened
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.#port}${path}`, { headers })
  }

  async text(path: string, headers: Record<string, string> = {}): Promise<string> {
    return (await this.get(path, headers)).text()
  }

  post(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.#port}${path}`, { method: "POST", body: "a", headers })
  }

  /** As a route answers with a page. */
  serve(asked: Omit<PageAnswer, "kind">): Promise<Response> {
    return this.get("/", { "x-serve": JSON.stringify(asked) })
  }

  /** One answer as it goes over the wire, since `fetch` unpacks: its head and its body. */
  async raw(request: string): Promise<[string, Buffer]> {
    const socket = connect(this.#port, "127.0.0.1")
    socket.write(`${request}\r\nhost: a\r\nconnection: close\r\n\r\n`)
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    const all = Buffer.concat(chunks)
    const end = all.indexOf("\r\n\r\n") + 4
    return [all.subarray(0, end).toString(), all.subarray(end)]
  }

  /** Sends requests at once on one connection and reads nothing until `meanwhile` is done. Bodies, unpacked. */
  async readLate(requests: string, meanwhile: () => Promise<void>): Promise<string[]> {
    const socket = connect(this.#port, "127.0.0.1").pause()
    socket.write(requests)
    await meanwhile()
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    const all = Buffer.concat(chunks)
    const bodies: string[] = []
    for (let at = 0; at < all.length; ) {
      const start = all.indexOf("\r\n\r\n", at) + 4
      const length = Number(/content-length: (\d+)/.exec(all.toString("latin1", at, start))?.[1])
      bodies.push(gunzipSync(all.subarray(start, start + length)).toString())
      at = start + length
    }
    return bodies
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port
  }
}
