import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { afterEach, expect, test, vi } from "vitest"
import { placeholder } from "#lib/kernel/placeholder.ts"
import { logUnexpected } from "#platform/log.ts"
import { OpenedCache, PUBLIC, page } from "#testing/server/test-page-cache.ts"

vi.mock("#platform/log.ts", () => ({ logUnexpected: vi.fn() }))

let cache: OpenedCache
afterEach(() => cache.close())

const policyOf = ({ headers }: Response) => headers.get("content-security-policy") ?? ""
const nonceIn = (policy: unknown) => /'nonce-[^']+'/.exec(String(policy))?.[0]

test.each([
  ["gzip, deflate, br", "br", brotliDecompressSync],
  ["gzip;q=1.0, br;q=0", "gzip", gunzipSync],
  ["gzip", "gzip", gunzipSync],
])("a page is compressed as one can read it who accepts %s", async (accept, encoding, unpack) => {
  cache = await OpenedCache.open()
  const plain = await cache.text("/", { "accept-encoding": "identity" })
  const [head, body] = await cache.raw(`GET / HTTP/1.1\r\naccept-encoding: ${accept}`)
  expect(head).toContain(`content-encoding: ${encoding}\r\n`)
  expect(head).toMatch(/vary: .*accept-encoding, sec-fetch-site/i)
  expect(head).toMatch(/\r\nage: \d+\r\n/)
  expect(head).toContain(`content-length: ${body.length}\r\n`)
  expect(unpack(body).toString()).toBe(plain)
})

test("who has a page already is told so", async () => {
  cache = await OpenedCache.open()
  const first = await cache.get("/")
  const etag = first.headers.get("etag") ?? ""
  for (const tag of [etag, etag.slice(2), `"x", ${etag}`, "*"]) {
    const again = await cache.get("/", { "if-none-match": tag })
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""])
    expect(policyOf(again)).toBe(policyOf(first))
  }
  expect((await cache.get("/", { "if-none-match": '"x"' })).status).toBe(200)
  const [head, body] = await cache.raw("HEAD / HTTP/1.1")
  expect(head).toMatch(/200 OK.*content-length: \d\d/s)
  expect(body).toHaveLength(0)
})

test("a page made for one visitor has a nonce of its own and is not offered to a CDN", async () => {
  cache = await OpenedCache.open()
  const mine = { "content-security-policy": "script-src 'nonce-mine'" }
  const [one, two] = [await cache.get("/tiket/A", mine), await cache.get("/tiket/A", mine)]
  expect(one.headers.get("cache-control")).toBe("private, no-store")
  expect(nonceIn(policyOf(one))).not.toBe(nonceIn(policyOf(two)))
  expect(cache.reached.map(({ headers }) => nonceIn(headers["content-security-policy"]))).toEqual(
    [one, two].map((response) => nonceIn(policyOf(response))),
  )
})

test("a page template is filled for one visitor and cached by nobody", async () => {
  cache = await OpenedCache.open()
  cache.next = (_request, response) =>
    page(response, `<b>${placeholder("n")}</b><script data-inline-script="antre"></script>`)
  const [one, two] = await Promise.all(
    ["12", "13"].map((n) => cache.serve({ path: "/antre", placeholders: { n } })),
  )
  expect(await one?.text()).toContain('<b>12</b><script>small("antre")</script>')
  expect(await two?.text()).toContain("<b>13</b>")
  expect([one?.headers.get("cache-control"), one?.headers.get("etag")]).toEqual(["private, no-store", null])
  expect(cache.reached).toHaveLength(1)
})

test.each([
  [{ status: 503, headers: { "retry-after": "5" } }],
  [{ status: 200, headers: { "Set-Cookie": "a=1" } }],
])("a page that is served with %j is for nobody else either", async (more) => {
  cache = await OpenedCache.open()
  const response = await cache.serve({ path: "/ramai", ...more })
  expect([response.headers.get("cache-control"), response.headers.get("etag")]).toEqual([
    "private, no-store",
    null,
  ])
  expect(response.status).toBe(more.status)
  expect((await cache.serve({ path: "/ramai" })).headers.get("cache-control")).toBe(PUBLIC)
})

test("a page that cannot be had at all is one sentence that asks again", async () => {
  cache = await OpenedCache.open()
  cache.next = () => Promise.reject(new Error("no database"))
  const response = await cache.serve({ path: "/ramai" })
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"])
  expect(response.headers.get("refresh")).toBe("5")
})

test("a page that cannot be made light is sent as Next made it, and that is told", async () => {
  cache = await OpenedCache.open()
  cache.next = (_request, response) => page(response, `<template id="B:0"></template>`)
  const response = await cache.get("/")
  expect(await response.text()).toContain("__next_f")
  expect(policyOf(response)).toContain("'sha256-")
  expect(logUnexpected).toHaveBeenCalledWith(
    "cached public page /",
    expect.objectContaining({ name: "NotStrippable" }),
  )
})

test("in development every visit renders anew and keeps Next's scripts", async () => {
  cache = await OpenedCache.open(true)
  const text = `<script data-inline-script="live"></script>`
  cache.next = (_request, response) =>
    page(response, cache.reached.length + text, { "cache-control": "no-store" })
  expect(await cache.text("/")).toContain("__next_f")
  const response = await cache.get("/")
  expect(await response.text()).toMatch(
    /2<script data-inline-script.*<script>small\("live"\)<\/script><\/body>/,
  )
  expect(response.headers.get("cache-control")).toBe("no-store")
})

test("whoever reads late gets the page that was filled for them, whatever was filled since", async () => {
  cache = await OpenedCache.open()
  // So long that a few fill what the system holds for a connection, and the rest waits in the process.
  const filler = Array.from({ length: 4_000 }, (_, n) => (n * 7_919).toString(36)).join(" ")
  cache.next = (_request, response) =>
    page(response, `<b>${placeholder("n")}</b><p>${filler}</p><script data-inline-script="antre"></script>`)
  await cache.serve({ path: "/antre", placeholders: { n: "0" } })
  const asked = (n: number) => {
    const served = JSON.stringify({ path: "/antre", placeholders: { n: `of ${n}` } })
    return `GET / HTTP/1.1\r\nhost: a\r\naccept-encoding: gzip\r\nx-serve: ${served}\r\n`
  }
  const many = Array.from({ length: 600 }, (_, n) => n)
  const late = await cache.readLate(`${many.map(asked).join("\r\n")}connection: close\r\n\r\n`, async () => {
    for (const n of many)
      await (await cache.serve({ path: "/antre", placeholders: { n: `other ${n}` } })).text()
  })
  expect(late.map((html) => /<b>(.*?)<\/b>/.exec(html)?.[1])).toEqual(many.map((n) => `of ${n}`))
  expect(late.every((html) => html.includes(filler))).toBe(true)
}, 20_000)

test("a page template never meets React, which would put the placeholders back", async () => {
  cache = await OpenedCache.open(true)
  const text = `<b>${placeholder("n")}</b><script data-inline-script="antre"></script>`
  cache.next = (_request, response) => page(response, text, { "cache-control": "no-store" })
  const response = await cache.serve({ path: "/antre", placeholders: { n: "12" } })
  expect(await response.text()).toMatch(/<b>12<\/b><script>small\("antre"\)<\/script><\/body>/)
})

test("who prefers the least is told where a form leads, and everybody else is led there", async () => {
  cache = await OpenedCache.open()
  cache.next = (_request, response) => {
    response.statusCode = 303
    response.setHeader("location", "/tiket/A")
    response.end()
  }
  const told = await cache.post("/daftar", { prefer: "return=minimal" })
  expect([told.status, told.redirected, told.headers.get("location")]).toEqual([204, false, "/tiket/A"])
  expect(told.headers.get("preference-applied")).toBe("return=minimal")

  const [head] = await cache.raw("POST /daftar HTTP/1.1\r\ncontent-length: 0")
  expect(head).toMatch(/^HTTP\/1\.1 303 /)
})

test("what somebody typed reaches them as they typed it, also when it reads as a placeholder", async () => {
  cache = await OpenedCache.open()
  const typed = placeholder("view")
  cache.next = (request, response) =>
    page(response, request.method === "POST" ? `<input value="${typed}"/>` : `<b>${typed}</b>`)
  expect(await (await cache.serve({ path: "/daftar", placeholders: { view: typed } })).text()).toContain(
    `<b>${typed}</b>`,
  )
  // A form that comes back with its values goes past the templates, whatever was filled before.
  const returned = await cache.post("/daftar")
  expect(await returned.text()).toContain(`<input value="${typed}"/>`)
  expect(returned.headers.get("cache-control")).toBe("private, no-store")
})
