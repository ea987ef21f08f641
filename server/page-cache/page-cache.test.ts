import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { LOCALE_HEADER } from "#lib/kernel/locale.ts"
import { OpenedCache, PUBLIC, page } from "#testing/server/test-page-cache.ts"

vi.mock("#platform/log.ts", () => ({ logUnexpected: vi.fn() }))

const real = performance.now.bind(performance)
let ahead = 0
let cache: OpenedCache
beforeEach(async () => {
  vi.spyOn(performance, "now").mockImplementation(() => real() + ahead)
  cache = await OpenedCache.open()
})
afterEach(() => {
  cache.close()
  vi.restoreAllMocks()
})

/** So many milliseconds pass. */
function pass(ms: number): void {
  ahead += ms
}

/** A page's second is over, and a little more. */
const expire = () => pass(1_250)

test("a crowd is one request to Next, and gets a page without its scripts", async () => {
  const pages = await Promise.all(Array.from({ length: 50 }, () => cache.text("/")))
  expect(new Set(pages)).toEqual(
    new Set(["<!DOCTYPE html><html><head><style>body{margin:0}</style></head><body>nomor 1</body></html>"]),
  )
  expect(cache.reached).toHaveLength(1)
})

test("nothing of a visitor reaches the page or passes it by", async () => {
  await cache.text("/kuota?utm_source=wa", { cookie: "a=1", "user-agent": "x", "x-forwarded-host": "evil" })
  await cache.text("/kuota?x=2", {
    cookie: "b=2",
    "cache-control": "no-cache",
    pragma: "no-cache",
    range: "bytes=0-1",
  })
  expect(cache.reached).toHaveLength(1)
  expect(cache.reached[0]?.url).toBe("/kuota")
  expect(Object.keys(cache.reached[0]?.headers ?? {}).sort()).toEqual([
    "accept",
    "connection",
    "host",
    LOCALE_HEADER,
  ])
})

test("parts for Next's own router and forms are never answered from the pages", async () => {
  await cache.text("/")
  expect(await cache.text("/", { rsc: "1" })).toContain("nomor 2")
  expect(await cache.text("/?_rsc=abc")).toContain("nomor 3")
  expect(await (await cache.post("/")).text()).toContain("nomor 4")
  expect(await cache.text("/")).toContain("nomor 1")
})

test("an expired page is refreshed by one request while the others wait for it", async () => {
  await cache.text("/")
  expire()
  cache.next = async (_request, response) => {
    await sleep(50)
    page(response, "baru")
  }
  const pages = await Promise.all(Array.from({ length: 20 }, () => cache.text("/")))
  expect(pages.every((body) => body.includes("baru"))).toBe(true)
  expect(cache.reached).toHaveLength(2)
})

test("a page ages from when it was asked for, not from when it was made", async () => {
  cache.next = (_request, response) => {
    pass(600)
    page(response, `nomor ${cache.reached.length}`)
  }
  expect(await cache.text("/")).toContain("nomor 1")
  pass(500)
  expect(await cache.text("/")).toContain("nomor 1")
  pass(200)
  expect(await cache.text("/")).toContain("nomor 2")
})

test("a page without numbers lives as long as Next says", async () => {
  const control = { "cache-control": "public, max-age=0, s-maxage=60" }
  cache.next = (_request, response) => page(response, `nomor ${cache.reached.length}`, control)
  await cache.text("/ramai")
  pass(59_000)
  expect(await cache.text("/ramai")).toContain("nomor 1")
  pass(2_000)
  expect(await cache.text("/ramai")).toContain("nomor 2")
})

test("nobody waits longer than 200 ms while there is an older page", async () => {
  await cache.text("/")
  expire()
  let release = () => {}
  cache.next = async (_request, response) => {
    await new Promise<void>((resolve) => {
      release = resolve
    })
    page(response, "baru")
  }
  expect(await cache.text("/")).toContain("nomor 1")
  release()
  await vi.waitFor(async () => expect(await cache.text("/")).toContain("baru"))
})

test("who comes after a long while waits for a new page, and sees the old one only when none comes", async () => {
  await cache.text("/")
  pass(60_000)
  cache.next = async (_request, response) => {
    await sleep(400)
    page(response, "baru")
  }
  expect(await cache.text("/")).toContain("baru")

  pass(60_000)
  cache.next = () => Promise.reject(new Error("no database"))
  expect(await cache.text("/")).toContain("baru")
})

test.each<[string, OpenedCache["next"]]>([
  ["fails", (_request, response) => void response.writeHead(500, { "cache-control": PUBLIC }).end()],
  ["throws", () => Promise.reject(new Error("no database"))],
  ["breaks half-way", (_request, response) => page(response, `<template data-dgst="1"></template>`)],
  ["forbids to cache it", (_request, response) => page(response, "private", { "cache-control": "private" })],
])("the last good page is shown while Next %s", async (_what, broken) => {
  await cache.text("/")
  expire()
  cache.next = broken
  for (const _time of [1, 2, 3]) expect(await cache.text("/")).toContain("nomor 1")
  // It is left alone for a second before it is asked again.
  expect(cache.reached).toHaveLength(2)
})

test("without a good page Next answers itself, and its failure is for nobody to keep", async () => {
  cache.next = (_request, response) =>
    void response.writeHead(500, { "cache-control": PUBLIC }).end("gangguan")
  const response = await cache.get("/")
  expect([response.status, response.headers.get("cache-control")]).toEqual([500, "private, no-store"])
  expect(await response.text()).toBe("gangguan")
})

test.each([
  ["sets a cookie", { "set-cookie": "a=1" }],
  ["is private", { "cache-control": "private, max-age=60" }],
  ["is not to be stored", { "cache-control": "no-store" }],
  ["depends on cookies", { vary: "Cookie" }],
  ["depends on anything", { vary: "*" }],
  ["depends on the language", { vary: "Accept-Encoding, Accept-Language" }],
])("an answer that %s is not cached", async (_what, headers: Record<string, string>) => {
  cache.next = (_request, response) => page(response, `nomor ${cache.reached.length}`, headers)
  const first = await cache.text("/")
  expect(await cache.text("/")).not.toBe(first)
})

test("the live figures are one answer, whatever query somebody floods them with", async () => {
  cache.next = (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "cache-control": "public, s-maxage=1" })
    response.end("{}")
  }
  await Promise.all(Array.from({ length: 50 }, (_, n) => cache.text(`/api/kuota?x=${n}`)))
  expect(cache.reached.map(({ url }) => url)).toEqual(["/api/kuota"])
})

test("whoever waited for what took Next longer than it is fresh gets it, and does not ask Next again", async () => {
  cache.next = async (_request, response) => {
    await sleep(50)
    pass(1_500)
    page(response, `nomor ${cache.reached.length}`)
  }
  const waiting = await Promise.all([cache.text("/"), cache.text("/"), cache.text("/")])
  expect(new Set(waiting.map((html) => /nomor \d/.exec(html)?.[0]))).toEqual(new Set(["nomor 1"]))
  expect(cache.reached).toHaveLength(1)
})

test.each(["/icon.svg", "/favicon.ico", "/manifest.webmanifest", "/cek"])(
  "%s is the same for everybody, whatever query and cookie, and says how long a CDN may show it",
  async (path) => {
    const control = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    cache.next = (_request, response) =>
      page(response, `nomor ${cache.reached.length}`, { "cache-control": control })
    await cache.text(`${path}?v=1`, { cookie: "a=1" })
    pass(50_000)
    const again = await cache.get(`${path}?v=2`)
    expect(await again.text()).toContain("nomor 1")
    expect([again.headers.get("cache-control"), again.headers.get("age")]).toEqual([control, "50"])
    expect(again.headers.get("etag")).toMatch(/^W\/"/)
  },
)

test.each(["/admin", "/petugas/x", "/masuk", "/tiket/ABC", "/daftar", "/api/admin/ringkasan", "/api/open"])(
  "%s is never cached, whatever it claims",
  async (path) => {
    for (const n of [1, 2, 3]) expect(await cache.text(path)).toContain(`nomor ${n}`)
  },
)
