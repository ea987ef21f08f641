import type { IncomingMessage, ServerResponse } from "node:http"
import { type Cookies, parseCookie } from "cookie"

/** One request on its way through the front door. What several ask of it is read once. */
export class Incoming {
  readonly request: IncomingMessage
  /** The path that was asked for, without its query. */
  readonly path: string
  readonly #response: ServerResponse
  #query: URLSearchParams | undefined
  #cookies: Cookies | undefined

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request
    this.path = pathOf(request.url ?? "/")
    this.#response = response
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.request.url?.slice(this.path.length))
    return this.#query
  }

  /** The cookies that were sent, by name. */
  get cookies(): Cookies {
    this.#cookies ??= parseCookie(this.request.headers.cookie ?? "")
    return this.#cookies
  }

  /** Whether it asks to see something: a GET or HEAD. */
  get isRead(): boolean {
    const { method } = this.request
    return method === "GET" || method === "HEAD"
  }

  /** Whether the connection is closed, so that nobody is left to be answered. */
  get isGone(): boolean {
    return this.#response.destroyed
  }

  /** Calls `listener` when the connection closes. Returns the function that takes the listener away again. */
  onGone(listener: () => void): () => void {
    this.#response.once("close", listener)
    return () => this.#response.off("close", listener)
  }
}

/** The path of an address, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf("?")
  return query < 0 ? url : url.slice(0, query)
}
