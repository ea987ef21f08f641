import type { Server } from "node:http"
import { afterEach, expect, test } from "vitest"
import { serveMiddlewares } from "#testing/server/serve-middlewares.ts"
import { json } from "./answer.ts"
import { forwarded } from "./forwarded.ts"

let server: Server
afterEach(() => {
  server.close()
})

/** What stands behind the middleware sees of the origin, after a visitor claimed another. */
async function seen(
  trusted: readonly string[],
  chain = "203.0.113.7",
  { proto = "https", publicUrl }: { proto?: string; publicUrl?: string } = {},
): Promise<Record<string, unknown>> {
  const opened = await serveMiddlewares([
    forwarded(trusted, publicUrl),
    ({ request }) => json(200, request.headers),
  ])
  server = opened.server
  const claims = {
    "x-forwarded-for": chain,
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": proto,
    "x-real-ip": "203.0.113.7",
  }
  return (await fetch(opened.address, { headers: claims })).json()
}

test("a visitor cannot claim to come from elsewhere", async () => {
  const headers = await seen([])
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1")
  expect(headers["x-forwarded-host"]).toBeUndefined()
  expect(headers["x-real-ip"]).toBeUndefined()
})

test.each([["127.0.0.1"], ["127.0.0.0/8"]])("a proxy at %s is believed", async (proxy) => {
  const headers = await seen(["fd00::/8", proxy])
  expect(headers["x-forwarded-for"]).toBe("203.0.113.7")
  // But not for the host: it hands on what a visitor claimed.
  expect(headers["x-forwarded-host"]).toBeUndefined()
})

test("through a proxy visitors come by the public address, whatever host it sends; others by the one they say", async () => {
  const publicUrl = "https://vaksinasi.example.go.id:443/"
  const through = await seen(["127.0.0.1"], "203.0.113.7", { publicUrl })
  expect(through.host).toBe("vaksinasi.example.go.id")
  const direct = await seen([], "203.0.113.7", { publicUrl })
  expect(direct.host).toMatch(/^127\.0\.0\.1:\d+$/)
})

test.each([
  ["the proxy's own word", "203.0.113.7", "203.0.113.7"],
  ["a CDN before the proxy", "203.0.113.7, 198.51.100.20", "203.0.113.7"],
  ["what the visitor invented before it", "192.0.2.1, 10.0.0.9, 203.0.113.7, 198.51.100.20", "203.0.113.7"],
  ["IPv6", "2001:db8::7, 198.51.100.20", "2001:db8::7"],
  ["ports", "203.0.113.7:51234, [::ffff:198.51.100.20]:443", "203.0.113.7"],
  ["nobody but proxies", "198.51.100.21, 198.51.100.20", "198.51.100.21"],
  ["no address, told by the CDN", "203.0.113.7, unknown, 198.51.100.20", "198.51.100.20"],
  ["nothing", "", "127.0.0.1"],
])("behind CDN and proxy the visitor is one address: %s", async (_what, chain, visitor) => {
  const headers = await seen(["127.0.0.1", "198.51.100.0/24"], chain)
  expect(headers["x-forwarded-for"]).toBe(visitor)
})

test.each([
  ["a visitor cannot claim HTTPS", [], "https", undefined, "http"],
  [
    "where no proxy is known, the public address tells",
    [],
    "http",
    "https://vaksinasi.example.go.id",
    "https",
  ],
  ["a trusted proxy tells", ["127.0.0.1"], "https", undefined, "https"],
  ["of several, the one that the visitor spoke to", ["127.0.0.1"], "HTTPS, http", undefined, "https"],
  ["a proxy that says nonsense tells nothing", ["127.0.0.1"], "wss", "https://a.example", "https"],
])("%s", async (_what, trusted, proto, publicUrl, expected) => {
  const headers = await seen(trusted, "203.0.113.7", { proto, ...(publicUrl ? { publicUrl } : {}) })
  expect(headers["x-forwarded-proto"]).toBe(expected)
})
