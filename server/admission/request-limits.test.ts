import { once } from "node:events"
import { type IncomingMessage, type RequestOptions, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { plainText } from "#server/http/answer.ts"
import type { Middleware } from "#server/http/pipeline.ts"
import { serveMiddlewares } from "#testing/server/serve-middlewares.ts"
import { limits } from "./request-limits.ts"

let server: Server
let inside = 0
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Behind the limits stands somebody who reads the whole body and says how long it was. */
const measure: Middleware = async ({ request }) => {
  inside += 1
  return plainText(200, String((await text(request)).length))
}

async function open(maxReceiving?: number): Promise<void> {
  inside = 0
  const opened = await serveMiddlewares([limits(maxReceiving), measure])
  server = opened.server
}

function ask(path: string, options: RequestOptions = {}) {
  const { port } = server.address() as AddressInfo
  return request({ port, host: "127.0.0.1", path, agent: false, ...options })
}

async function answerTo(sent: ReturnType<typeof ask>): Promise<[number | undefined, string]> {
  const [response] = (await once(sent, "response")) as [IncomingMessage]
  return [response.statusCode, (await text(response)).trim()]
}

const HUNDRED_KB = "a".repeat(100 * 1_024)
const FIVE_MB = "a".repeat(5 * 1_024 * 1_024)
const chunked = { method: "POST", headers: { "transfer-encoding": "chunked" } }

test.each([
  ["a form", "/daftar", 100 * 1_024],
  ["a file of the office", "/admin/impor", 5 * 1_024 * 1_024],
])("%s comes in whole, with and without its length told", async (_what, path, most) => {
  await open()
  const body = "a".repeat(most)
  expect(await answerTo(ask(path, { method: "POST" }).end(body))).toEqual([200, String(most)])
  const sent = ask(path, chunked)
  for (let at = 0; at < most; at += 50_000) sent.write(body.slice(at, at + 50_000))
  expect(await answerTo(sent.end())).toEqual([200, String(most)])
})

test.each([
  ["whose length is told", "/daftar", { method: "POST" }, HUNDRED_KB],
  ["in chunks", "/daftar", chunked, HUNDRED_KB],
  ["in chunks to a path that only looks like the office's", "/administrasi", chunked, HUNDRED_KB],
  ["in chunks to the office", "/admin/impor", chunked, FIVE_MB],
])("a body that is too large is refused and goes no further: %s", async (_what, path, options, most) => {
  await open()
  const sent = ask(path, options)
  sent.on("error", () => {}) // the server closes; the answer is there before
  expect(await answerTo(sent.end(`${most}a`))).toEqual([413, '{"kind":"too_large"}'])
  expect(inside).toBe(0)
})

test("a person gets a page in the language of the portal", async () => {
  await open()
  const headers = { accept: "text/html", "sec-fetch-mode": "navigate" }
  const [status, page] = await answerTo(ask("/daftar", { method: "POST", headers }).end(`${HUNDRED_KB}a`))
  expect(status).toBe(413)
  expect(page).toContain("<h1>Kiriman terlalu besar</h1>")
})

test("a slow sender is waited for outside", async () => {
  await open()
  const sent = ask("/daftar", chunked)
  sent.write("nama=")
  await sleep(100)
  expect(inside).toBe(0)
  sent.end("Siti")
  expect(await answerTo(sent)).toEqual([200, "9"])
})

test("whoever fills the memory with a large body gives way to a small form", async () => {
  await open(60_000)
  const hog = ask("/daftar", chunked)
  hog.write("a".repeat(50_000))
  const honest = ask("/daftar", chunked)
  honest.write("a".repeat(6_000))
  await sleep(100)
  honest.write("a".repeat(6_000))
  expect((await answerTo(hog))[0]).toBe(503)
  expect(await answerTo(honest.end())).toEqual([200, "12000"])
})

test.each([
  ["PUT", "/daftar", 405],
  ["TRACE", "/", 405],
  ["OPTIONS", "*", 405],
  ["GET", `/?a=${"a".repeat(2_048)}`, 414],
  ["GET", "http://evil.example/admin", 400],
])("$0 is answered with $2", async (method, path, status) => {
  await open()
  expect((await answerTo(ask(path, { method }).end()))[0]).toBe(status)
  expect(inside).toBe(0)
})
