import { once } from "node:events"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { forwarded } from "./forwarded.ts"
import { answer, type Stage } from "./stages.ts"

let server: Server
afterEach(() => {
  server.close()
})

/** What stands behind the stage sees of the origin, after a visitor claimed another. */
async function seen(trusted: readonly string[]): Promise<Record<string, unknown>> {
  const echo: Stage = async ({ headers }, response) => {
    response.end(JSON.stringify(headers))
    return true
  }
  server = createServer((request, response) => void answer([forwarded(trusted), echo], request, response))
  await once(server.listen(0, "127.0.0.1"), "listening")
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const claims = {
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-host": "evil.example",
    "x-real-ip": "203.0.113.7",
  }
  return (await fetch(address, { headers: claims })).json()
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
  expect(headers["x-forwarded-host"]).toBe("evil.example")
})
