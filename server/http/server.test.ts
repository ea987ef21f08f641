import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { watchConnections } from "./connections.ts"
import { listen, type OpenServer, openServer } from "./server.ts"

let opened: OpenServer
afterEach(() => opened.close({ replaced: false, hurry: AbortSignal.abort() }))

const patience = { headers: 150, request: 300, every: 20 }

async function open({ perAddress = 100, trustedProxies = [] as string[] } = {}): Promise<() => Socket> {
  opened = openServer({ dev: false, perAddress, trustedProxies, patience })
  opened.server.on("request", (_request, response) => response.end("ok"))
  await listen(opened.server, 0, "127.0.0.1")
  const address = opened.server.address()
  const port = typeof address === "object" ? address?.port : undefined
  return () => connect(port ?? 0, "127.0.0.1").on("error", () => {})
}

/** Everything that comes until the server closes. */
async function said(socket: Socket): Promise<string> {
  let all = ""
  socket.on("data", (chunk) => {
    all += chunk
  })
  await once(socket, "close")
  return all
}

test.each([
  ["that never ends its headers", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", "408 Request Timeout"],
  ["that never ends its body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na", "HTTP/1.1 "],
  [
    "with too many headers",
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(17_000)}\r\n\r\n`,
    "431 Request Header",
  ],
  ["that is none", "\x16\x03\x01\x02\x00 this is TLS\r\n\r\n", "400 Bad Request"],
  [
    "with two lengths",
    "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "400 Bad Request",
  ],
])("a request %s is ended, and the next visitor is served", async (_what, bytes, start) => {
  const visit = await open()
  const bad = visit()
  bad.write(bytes)
  const answer = await said(bad)
  expect(answer).toContain(start)
  // A body that does not come in time was handed on: what answers it, carries its own.
  if (!start.endsWith("1.1 ")) expect(answer).toContain("x-content-type-options: nosniff")
  const good = visit()
  good.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
  expect(await said(good)).toContain("200 OK")
})

test("unless told otherwise, headers have ten seconds and a whole request thirty", () => {
  opened = openServer({ dev: false, perAddress: 1, trustedProxies: [] })
  const { headersTimeout, requestTimeout, maxHeaderSize } = opened.server as typeof opened.server & {
    maxHeaderSize: number
  }
  expect([headersTimeout, requestTimeout, maxHeaderSize]).toEqual([10_000, 30_000, 16_384])
})

test("one address has so many connections and no more, until one of them closes", async () => {
  const visit = await open({ perAddress: 2 })
  const [first, second] = [visit(), visit()]
  await Promise.all([once(first, "connect"), once(second, "connect")])
  expect(await said(visit())).toBe("")
  first.destroy()
  await sleep(50)
  const next = visit()
  next.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
  expect(await said(next)).toContain("200 OK")
})

test("a proxy that is trusted brings everybody, so it has no limit", async () => {
  const visit = await open({ perAddress: 1, trustedProxies: ["127.0.0.0/8"] })
  const sockets = [visit(), visit(), visit()]
  for (const socket of sockets) {
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    expect(await said(socket)).toContain("200 OK")
  }
})

test("silent connections are kept for a minute, in a crowd for seconds", async () => {
  const visit = await open()
  watchConnections(opened.server, { perAddress: 100, trusted: [], crowd: 1 })
  const first = visit()
  await once(first, "connect")
  expect(opened.server.keepAliveTimeout).toBe(65_000)
  const second = visit()
  await once(second, "connect")
  await sleep(20)
  expect(opened.server.keepAliveTimeout).toBe(5_000)
})

test("for a while after it was told to end it says so and still takes new visitors, then no more", async () => {
  const visit = await open()
  const asked = () => {
    const socket = visit()
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    return said(socket)
  }
  let hasClosed = false
  const closed = opened
    .close({ replaced: false, lameDuckMs: 1_500, hurry: new AbortController().signal })
    .then(() => {
      hasClosed = true
    })
  expect(opened.isDraining()).toBe(true)
  for (let n = 0; n < 30; n++) expect(await asked()).toContain("200 OK")
  expect(hasClosed).toBe(false)
  await closed
  await expect(asked()).rejects.toThrow("ECONNREFUSED")
})

test("told to hurry it does not wait for balancers", async () => {
  await open()
  const before = performance.now()
  await opened.close({ replaced: false, lameDuckMs: 60_000, hurry: AbortSignal.abort() })
  expect(performance.now() - before).toBeLessThan(30_000)
})
