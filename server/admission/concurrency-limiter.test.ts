import { once } from "node:events"
import { type IncomingMessage, request, type Server } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { text } from "node:stream/consumers"
import { afterEach, expect, test, vi } from "vitest"
import type { HandOver } from "#server/http/answer.ts"
import { incomingOf } from "#testing/server/incoming.ts"
import { serveMiddlewares } from "#testing/server/serve-middlewares.ts"
import { type ConcurrencyLimiter, concurrencyLimiter } from "./concurrency-limiter.ts"
import { overloaded } from "./overloaded.ts"
import type { RequestClass } from "./priority-queue.ts"

let server: Server
let limiter: ConcurrencyLimiter
/** Requests inside, in the order in which they came in; calling one answers it. */
let inside: { path: string; finish: () => void }[]
/** Everybody who came in. */
let entered: string[]
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const inner: HandOver["to"] = ({ url = "" }, response) =>
  new Promise((resolve) => {
    const finish = () => {
      inside = inside.filter((one) => one.finish !== finish)
      response.end(url)
      resolve()
    }
    inside.push({ path: url, finish })
    entered.push(url)
  })

async function open({ limit = 4, maxAgeMs = 5_000, maxLength = 10, holdMs = 5_000 } = {}): Promise<void> {
  inside = []
  entered = []
  const all = <T>(value: T): Record<RequestClass, T> => ({ staff: value, submit: value, view: value })
  limiter = concurrencyLimiter({
    requestClassOf: ({ path }) =>
      path.startsWith("/staff") ? "staff" : path.startsWith("/submit") ? "submit" : "view",
    overloaded: (incoming) => overloaded(incoming.request),
    limit: { floor: limit, start: limit, ceiling: limit },
    maxAgeMs: all(maxAgeMs),
    maxLength: all(maxLength),
    holdMs,
  })
  server = (await serveMiddlewares([limiter.guard(inner)])).server
}

function ask(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const sent = request({ port, host: "127.0.0.1", path, agent: false, headers }).end()
  sent.on("error", () => {})
  const answered = once(sent, "response").then(async ([response]: IncomingMessage[]) => ({
    status: response?.statusCode,
    retryAfter: Number(response?.headers["retry-after"]),
    body: response ? await text(response) : "",
  }))
  answered.catch(() => {})
  return { answered, leave: () => sent.destroy() }
}

const queued = (count: number) => vi.waitFor(() => expect(limiter.load().queued).toBe(count))
const arrived = (count: number) => vi.waitFor(() => expect(inside).toHaveLength(count))

test("so many are inside, the others wait in the order of their coming", async () => {
  await open({ limit: 36 })
  const first = ["/1", "/2", "/3"].map((path) => ask(path))
  await arrived(3)
  const later = ask("/4")
  await queued(1)
  const last = ask("/5")
  await queued(2)
  expect(limiter.load()).toMatchObject({ inFlight: 3, queued: 2, shed: 0, limit: 36 })
  expect(limiter.busy()).toBe(1)

  inside[0]?.finish()
  expect(await first[0]?.answered).toMatchObject({ status: 200, body: "/1" })
  await vi.waitFor(() => expect(inside.map(({ path }) => path)).toContain("/4"))
  expect(limiter.load().queued).toBe(1)
  for (const { finish } of [...inside]) finish()
  await arrived(1)
  for (const { finish } of [...inside]) finish()
  expect(await last.answered).toMatchObject({ status: 200 })
  expect(await later.answered).toMatchObject({ status: 200 })
  await vi.waitFor(() => expect(limiter.load()).toMatchObject({ inFlight: 0, queued: 0 }))
})

test("the office has places of its own and takes no others; what residents send goes before what they look at", async () => {
  await open({ limit: 8 })
  for (let i = 0; i < 6; i++) ask(`/submit/${i}`)
  await arrived(6)
  ask("/view")
  await queued(1)
  ask("/submit")
  await queued(2)
  ask("/staff/1")
  ask("/staff/2")
  await arrived(8)
  ask("/staff/3")
  await queued(3)

  await vi.waitFor(() => {
    inside[0]?.finish()
    expect(entered.slice(8)).toEqual(["/submit", "/view", "/staff/3"])
  })
})

test.each([
  ["has waited too long", { maxAgeMs: 50 }],
  ["finds the queue full", { maxLength: 0 }],
])("who %s is told to come back: a person by a page, a script by JSON", async (_why, options) => {
  await open({ limit: 1, ...options })
  // One place of one is the office's, so residents find none at all.
  const script = await ask("/1", { accept: "*/*", "sec-fetch-mode": "cors" }).answered
  expect(script.status).toBe(503)
  expect(JSON.parse(script.body)).toEqual({ kind: "busy", retryAfter: script.retryAfter })
  expect(script.retryAfter).toBeGreaterThanOrEqual(5)
  const person = await ask("/1", { accept: "text/html,*/*", "sec-fetch-mode": "navigate" }).answered
  expect(person).toMatchObject({ status: 503, body: "page /ramai" })
  expect(limiter.load()).toMatchObject({ shed: 2, inFlight: 0, queued: 0 })
})

test("whoever leaves while waiting is waited for no longer", async () => {
  await open({ limit: 2 })
  ask("/1")
  await arrived(1)
  const impatient = ask("/2")
  await queued(1)
  impatient.leave()
  await queued(0)
  inside[0]?.finish()
  await vi.waitFor(() => expect(limiter.load().inFlight).toBe(0))
})

test("the place is free as soon as the answer is given, although the visitor reads nothing of it", async () => {
  const large = "x".repeat(4_000_000)
  limiter = concurrencyLimiter({
    requestClassOf: () => "view",
    overloaded: (incoming) => overloaded(incoming.request),
    limit: { floor: 2, start: 2, ceiling: 2 },
  })
  const opened = await serveMiddlewares([
    // As a stream is piped: it waits where the response says that it is full.
    limiter.guard(async (_request, response) => {
      for (const part of [large, large]) if (!response.write(part)) await once(response, "drain")
      response.end()
    }),
  ])
  server = opened.server
  const { port } = server.address() as AddressInfo
  const unread = connect(port, "127.0.0.1").on("error", () => {})
  unread.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
  unread.pause()
  await vi.waitFor(() => expect(limiter.load().latencyMs).toBeGreaterThanOrEqual(0))
  await vi.waitFor(() => expect(limiter.load().inFlight).toBe(0))
  expect(unread.destroyed).toBe(false)
  unread.destroy()
})

test("an answer that fails frees its place, and so does one that never ends", async () => {
  await open({ limit: 2, holdMs: 100 })
  const stuck = ask("/stuck")
  await arrived(1)
  const next = ask("/next")
  await vi.waitFor(() => expect(inside.map(({ path }) => path)).toContain("/next"))
  inside.find(({ path }) => path === "/next")?.finish()
  expect(await next.answered).toMatchObject({ status: 200 })
  stuck.leave()
  const failing = await limiter.guard(() => Promise.reject(new Error("no page")))(incomingOf("/"))
  const response = { writeHead() {}, once() {}, off() {} } as never
  const handedOver = failing.kind === "hand_over" ? failing.to(incomingOf("/").request, response) : undefined
  await expect(handedOver).rejects.toThrow("no page")
  expect(limiter.load().inFlight).toBe(0)
})
