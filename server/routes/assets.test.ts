import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { compressBuild } from "#scripts/start/compress-build.ts"
import { answer, type Middleware } from "#server/http/pipeline.ts"
import { assets } from "./assets.ts"

let dir: string
let server: Server
let address: string

const behind: Middleware = (request, response) => {
  response.end(`next ${request.url}`)
  return true
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "assets-"))
  mkdirSync(join(dir, ".next/static/chunks"), { recursive: true })
  mkdirSync(join(dir, "public"))
  writeFileSync(join(dir, ".next/static/chunks/a.js"), "let a\n".repeat(500))
  writeFileSync(join(dir, "public/robots.txt"), "User-agent: *\n")
  await compressBuild(join(dir, ".next/static"))
  const stages = [assets({ dir, dev: false }), behind]
  server = createServer((request, response) => answer(stages, request, response))
  await once(server.listen(0, "127.0.0.1"), "listening")
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
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
  expect(await (await fetch(`${address}/kuota?a=1`)).text()).toBe("next /kuota?a=1")
  expect(await (await fetch(`${address}/robots.txt`, { method: "POST" })).text()).toBe("next /robots.txt")
})
