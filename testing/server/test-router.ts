import { once } from "node:events"
import { createServer, type IncomingMessage, request } from "node:http"
import type { AddressInfo } from "node:net"
import { buffer } from "node:stream/consumers"
import { type Challenge, solveChallenge } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/sha"
import { type Content, type PageAnswer, plainText, refusal } from "#server/http/answer.ts"
import { forwarded } from "#server/http/forwarded.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { sameOrigin } from "#server/http/origin.ts"
import { type Middleware, pipeline } from "#server/http/pipeline.ts"
import { type RouterOptions, router } from "#server/routes/router.ts"

/** What a page was asked to show: the tests read what is filled in, the page itself is tested where it is. */
function renderPage(_incoming: Incoming, { path, placeholders, status = 200, headers }: PageAnswer): Content {
  return { kind: "content", status, headers: headers ?? {}, body: JSON.stringify({ path, placeholders }) }
}

const next: Middleware = ({ request: { method, url } }) => plainText(200, `Next: ${method} ${url}`)

/** The routes on a real socket, before something that stands for Next. `busy`: how busy the portal is, 0–1. */
export async function openRouter(options: Omit<RouterOptions, "limiter"> & { busy?: number }) {
  const { busy = 0, ...rest } = options
  const { status, routes, snapshots, recentlyTurnedAway } = router({ ...rest, limiter: { busy: () => busy } })
  const server = createServer(
    pipeline([status, forwarded(["127.0.0.1"]), sameOrigin(), routes, next], {
      renderPage,
      onError: () => refusal(500),
    }),
  )
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  const visitor = (address?: string) => new Visitor(`http://127.0.0.1:${port}`, address)
  return { snapshots, recentlyTurnedAway, port, visitor, close: () => server.close() }
}

export type OpenRouter = Awaited<ReturnType<typeof openRouter>>

interface Shown {
  path: string
  placeholders: Record<string, string>
}

/** A browser as far as the waiting room sees one: cookies, an address, and where it comes from. */
class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #origin: string
  readonly #address: string

  constructor(origin: string, address = "203.0.113.7") {
    this.#origin = origin
    this.#address = address
  }

  async get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
    return this.#send(path, { method, headers })
  }

  /** The page that the visitor sees in the end, redirects followed. */
  async see(path: string): Promise<Shown> {
    let response = await this.get(path)
    for (let hops = 0; response.status === 303 && hops < 5; hops++) {
      response = await this.get(response.headers.get("location") ?? "")
    }
    return (await response.json()) as Shown
  }

  /** As the waiting page's script posts. */
  async call(path: string, fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    const json = { accept: "application/json", "content-type": "application/json" }
    const body = JSON.stringify(fields)
    return this.#send(path, { method: "POST", body, headers: { ...json, ...ownPage, ...headers } })
  }

  /** As a form posts without a script. */
  async submit(path: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers: ownPage })
  }

  /** Sends any request. */
  async post(path: string, body: string, headers: Record<string, string>): Promise<Response> {
    return this.#send(path, { method: "POST", body, headers })
  }

  /** A proof of work, solved by the library's own solver. */
  async prove(given?: Challenge): Promise<string> {
    const challenge = given ?? ((await (await this.get("/antre/tantangan")).json()).challenge as Challenge)
    const solution = await solveChallenge({ challenge, deriveKey })
    return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64")
  }

  async join(audience = "resident", seats = "1"): Promise<Response> {
    return this.call("/antre/gabung", { audience, seats, proof: await this.prove() })
  }

  async #send(path: string, { method, headers, body }: Sent): Promise<Response> {
    const jar = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    const from = { "x-forwarded-for": this.#address, ...(jar ? { cookie: jar } : {}) }
    const form =
      body instanceof URLSearchParams ? { "content-type": "application/x-www-form-urlencoded" } : {}
    // Not `fetch`, which says of every request that it is no navigation.
    const sent = request(`${this.#origin}${path}`, { method, headers: { ...from, ...form, ...headers } })
    const [incoming] = (await once(sent.end(body?.toString()), "response")) as [IncomingMessage]
    const response = await responseOf(incoming)
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split("=")
      if (value === "") this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}

interface Sent {
  method: string
  headers: Record<string, string>
  body?: string | URLSearchParams
}

async function responseOf(incoming: IncomingMessage): Promise<Response> {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const { statusCode: status = 0 } = incoming
  const body = await buffer(incoming)
  return new Response(status === 204 ? null : new Uint8Array(body), { status, headers })
}

const ownPage = { "sec-fetch-site": "same-origin" }
