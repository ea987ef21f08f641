import type { Server } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { serveMiddlewares } from "#testing/server/serve-middlewares.ts"
import { type Content, plainText } from "./http/answer.ts"
import { drain } from "./http/drain.ts"
import type { Middleware } from "./http/pipeline.ts"
import { health, type Readiness } from "./routes/health.ts"

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function open(...middlewares: Middleware[]): Promise<string> {
  const opened = await serveMiddlewares(middlewares)
  server = opened.server
  return opened.address
}

const slow: Middleware = async () => {
  await sleep(300)
  return plainText(200, "finished")
}
const never = new AbortController().signal

test("health answers its two paths and leaves every other to the next middleware", async () => {
  const address = await open(
    health(() => "ready"),
    slow,
  )
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect((await fetch(`${address}/readyz?probe=1`)).status).toBe(200)
  expect(await (await fetch(`${address}/kuota`)).text()).toBe("finished\n")
})

test("not ready while the database is away or the server drains, but alive", async () => {
  let state: Readiness = "database unreachable"
  const address = await open(health(() => state))
  const readiness = await fetch(`${address}/readyz`)
  expect([readiness.status, await readiness.text()]).toEqual([503, "database unreachable\n"])
  state = "draining"
  expect(await (await fetch(`${address}/readyz`)).text()).toBe("draining\n")
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
})

test("draining finishes the running answer and takes no new request", async () => {
  const address = await open(slow)
  const running = fetch(address)
  await sleep(50)
  const drained = drain(server, new Set(), { limitMs: 5_000, hurry: never })
  await expect(fetch(address)).rejects.toThrow()
  expect(await (await running).text()).toBe("finished\n")
  await drained
})

test.each(["the limit", "being told to hurry"])(
  "an answer that takes too long is cut off by %s",
  async (cause) => {
    const address = await open(() => new Promise<Content>(() => {}))
    const running = fetch(address)
    await sleep(50)
    const hurry = cause === "the limit" ? never : AbortSignal.abort()
    await drain(server, new Set(), { limitMs: cause === "the limit" ? 100 : 60_000, hurry })
    await expect(running).rejects.toThrow()
  },
)
