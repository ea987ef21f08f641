import { once } from "node:events"
import { createServer, type IncomingMessage, type Server, request as send } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { afterEach, expect, test } from "vitest"
import { answer } from "#server/http/pipeline.ts"
import { forwardToNext } from "#server/page-cache/forward-to-next.ts"
import { overloadedAnswer } from "./overloaded.ts"

let server: Server
afterEach(() => void server.close())

const busy = overloadedAnswer({
  async serve(_request, response, { path, status, headers }) {
    response.writeHead(status, { ...headers, "content-security-policy": "script-src 'sha256-small'" })
    response.end(path)
  },
})

/** As in the front door: the page cache has prepared the request for Next before the gate finds no place for it. */
async function ask(headers: Record<string, string>, method = "GET") {
  server = createServer((request, response) => {
    const full = async () => {
      await busy(request, response)
      return true
    }
    answer([(...both) => forwardToNext(...both, { dev: false, errorPages: [] }), full], request, response)
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  // Not `fetch`, which says of every request that it is no navigation.
  const sent = send({ port, host: "127.0.0.1", path: "/tiket/A", method, headers, agent: false }).end()
  const [response] = (await once(sent, "response")) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

const navigation = { accept: "text/html", "sec-fetch-mode": "navigate" }

test("a person sees the page that retries by itself, whose script may run", async () => {
  const { status, body, headers } = await ask(navigation)
  expect([status, body]).toEqual([503, "/ramai"])
  expect(headers["content-security-policy"]).toBe("script-src 'sha256-small'")
  expect(headers["cache-control"]).toBe("no-store")
  expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(5)
})

test("a form that was sent is not thrown away by a page that reloads", async () => {
  const { status, body, headers } = await ask(navigation, "POST")
  expect(status).toBe(503)
  expect(body).toContain("Isian Anda belum terkirim")
  expect(body).not.toContain("refresh")
  expect(headers["content-security-policy"]).toContain("default-src 'none'")
})

test.each([
  { rsc: "1" },
  { "next-action": "60e3" },
  { accept: "application/json" },
  { "sec-fetch-mode": "cors" },
])("a script gets JSON: %o", async (more) => {
  const { body, headers } = await ask({ accept: "text/html", ...more } as Record<string, string>)
  expect(JSON.parse(body)).toEqual({ kind: "busy", retryAfter: Number(headers["retry-after"]) })
})
