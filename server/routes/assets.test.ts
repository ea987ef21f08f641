import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import type { Server } from "node:http"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { compressBuild } from "#scripts/start/compress-build.ts"
import { plainText } from "#server/http/answer.ts"
import type { Middleware } from "#server/http/pipeline.ts"
import { serveMiddlewares } from "#testing/server/serve-middlewares.ts"
import { assets } from "./assets.ts"

let dir: string
let server: Server
let address: string

const behind: Middleware = ({ request }) => plainText(200, `next ${request.url}`)

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "assets-"))
  mkdirSync(join(dir, ".next/static/chunks"), { recursive: true })
  mkdirSync(join(dir, "public"))
  writeFileSync(join(dir, ".next/static/chunks/a.js"), "let a\n".repeat(500))
  writeFileSync(join(dir, "public/robots.txt"), "User-agent: *\n")
  await compressBuild(join(dir, ".next/static"))
  const opened = await serveMiddlewares([assets({ dir, dev: false }), behind])
  server = opened.server
  address = opened.address
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(dir, { recursive: true })
})

test.each([
  ["br, gzip", "br"],
  ["gzip", "gzip"],
  ["identity", null],
])("a file of the build is sent for ever, as one can read it who accepts %s", async (accept, encoding) => {
  const response = await fetch(`${address}/_next/static/chunks/a.js?dpl=1`, {
    headers: { "accept-encoding": accept },
  })
  expect(response.headers.get("content-encoding")).toBe(encoding)
  expect(response.headers.get("cache-control")).toBe("public,max-age=31536000,immutable")
  expect(response.headers.get("vary")).toBe("Accept-Encoding")
  expect(await response.text()).toBe("let a\n".repeat(500))
})

test("a file that was invented costs Next nothing", async () => {
  for (const path of [
    "/_next/static/chunks/b.js",
    "/_next/static/../../package.json",
    "/_next/static/%2e%2e/x",
  ]) {
    const text = await (await fetch(address + path)).text()
    expect(text === "not found\n" || text.startsWith("next /")).toBe(true)
  }
  expect((await fetch(`${address}/_next/static/chunks/b.js`)).status).toBe(404)
})

test("files of public/ are sent, and all else goes on with its address as it was", async () => {
  const robots = await fetch(`${address}/robots.txt`)
  expect([robots.headers.get("cache-control"), await robots.text()]).toEqual([
    "public,max-age=3600",
    "User-agent: *\n",
  ])
  expect(await (await fetch(`${address}/kuota?a=1`)).text()).toBe("next /kuota?a=1\n")
  expect(await (await fetch(`${address}/robots.txt`, { method: "POST" })).text()).toBe("next /robots.txt\n")
})

test("who has a file already is told so, and what is asked for by HEAD has no body", async () => {
  const path = `${address}/_next/static/chunks/a.js`
  const etag = (await fetch(path)).headers.get("etag") ?? ""
  const again = await fetch(path, { headers: { "if-none-match": etag } })
  expect([again.status, await again.text()]).toEqual([304, ""])
  const head = await fetch(path, { method: "HEAD", headers: { "accept-encoding": "identity" } })
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "3000", ""])
  expect(head.headers.get("content-type")).toBe("text/javascript; charset=utf-8")
})

test.runIf(process.platform === "linux")(
  "downloads that are broken off leave no file open",
  async () => {
    const open = () => readdirSync("/proc/self/fd").length
    await fetch(`${address}/_next/static/chunks/a.js`)
    const before = open()
    for (let round = 0; round < 20; round++) {
      await Promise.all(
        Array.from({ length: 100 }, async () => {
          const socket = connect(Number(new URL(address).port), "127.0.0.1")
          socket.on("error", () => {})
          socket.write("GET /_next/static/chunks/a.js HTTP/1.1\r\nhost: a\r\n\r\n")
          await new Promise((resolve) => socket.once("data", resolve))
          socket.resetAndDestroy()
          await new Promise((resolve) => socket.once("close", resolve))
        }),
      )
    }
    await vi.waitFor(() => expect(open()).toBeLessThanOrEqual(before + 5), 20_000)
  },
  60_000,
)
