import { once } from "node:events"
import { Agent, createServer, type IncomingMessage, request } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test, vi } from "vitest"
import { startWorkerPool, type WorkerPool, type WorkerPoolOptions } from "./worker-pool.ts"

const exec = join(import.meta.dirname, "..", "..", "testing", "server", "test-worker.ts")
const NOW = AbortSignal.abort()
let pool: WorkerPool
afterEach(() => pool.close(NOW))

async function start(options: Partial<WorkerPoolOptions> = {}): Promise<WorkerPool> {
  pool = await startWorkerPool({ exec, count: 2, env: { PORT: "0" }, firstPauseMs: 10, ...options })
  return pool
}

/** The process that answered. */
async function get(path = "/", agent?: Agent): Promise<number> {
  const sent = request({ port: pool.port, host: "127.0.0.1", path, agent: agent ?? false }).end()
  const [response] = (await once(sent, "response")) as [IncomingMessage]
  return Number(await text(response))
}

/** Asks without a pause, in turn on a kept connection and on a new one. A failure shows when it is stopped. */
function keepAsking() {
  const seen = new Set<number>()
  let count = 0
  let stopped = false
  const callers = Promise.all(
    Array.from({ length: 4 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      while (!stopped) {
        for (const pid of [await get("/", agent), await get()]) seen.add(pid)
        count += 2
      }
      agent.destroy()
    }),
  )
  callers.catch(() => {}) // thrown again by `stop`
  return {
    seen,
    async stop() {
      stopped = true
      await callers
      return count
    },
  }
}

/** The two that serve at this moment. */
async function serving(): Promise<number[]> {
  const seen = new Set<number>()
  await vi.waitFor(
    async () => {
      for (let i = 0; i < 30; i++) seen.add(await get())
      expect(seen.size).toBeGreaterThan(1)
    },
    { timeout: 10_000 },
  )
  return [...seen]
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test("workers are replaced one after the other, and no request notices", async () => {
  await start()
  const asking = keepAsking()
  const before = await serving()
  const slow = get("/slow")
  await sleep(50)
  await pool.restart()
  expect(before.filter(isAlive)).toEqual([])
  expect(before).toContain(await slow)
  await sleep(100) // the last answers of the old ones are on their way
  asking.seen.clear()
  const after = await serving()
  expect(await asking.stop()).toBeGreaterThan(100)
  expect([...asking.seen].filter((pid) => !after.includes(pid))).toEqual([])
}, 60_000)

test("a worker that is asked to end gets a successor first", async () => {
  await start()
  const asking = keepAsking()
  const [asked = 0] = await serving()
  process.kill(asked, "SIGTERM")
  await vi.waitFor(() => expect(isAlive(asked)).toBe(false), { timeout: 10_000 })
  expect(await serving()).not.toContain(asked)
  await asking.stop()
}, 60_000)

test("a worker that crashes is replaced, and the other one serves meanwhile", async () => {
  await start()
  const before = await serving()
  await expect(get("/crash")).rejects.toThrow()
  await expect(get()).resolves.toBeGreaterThan(0)
  await vi.waitFor(async () => expect((await serving()).some((pid) => !before.includes(pid))).toBe(true), {
    timeout: 10_000,
  })
}, 60_000)

test("a worker that stands still is ended and replaced, and the other one serves meanwhile", async () => {
  await start({ silentMs: 3_000 })
  const before = await serving()
  const [frozen = 0] = before
  process.kill(frozen, "SIGSTOP")
  await vi.waitFor(() => expect(isAlive(frozen)).toBe(false), { timeout: 30_000 })
  await vi.waitFor(async () => expect((await serving()).some((pid) => !before.includes(pid))).toBe(true), {
    timeout: 30_000,
  })
}, 90_000)

test("a crash during a restart leaves as many workers as there were", async () => {
  await start()
  const before = await serving()
  const restarted = pool.restart()
  process.kill(before[0] ?? 0, "SIGKILL")
  await restarted
  await sleep(500)
  const after = await serving()
  expect(after.filter((pid) => !before.includes(pid))).toHaveLength(2)
}, 60_000)

test("what runs is finished before the end, and cut off when told to hurry", async () => {
  const { close } = await start()
  const finished = get("/slow")
  await sleep(50)
  await close(new AbortController().signal)
  await expect(finished).resolves.toBeGreaterThan(0)
  await start()
  const cut = get("/slow").catch(() => "cut off")
  await sleep(50)
  await pool.close(NOW)
  expect(await cut).toBe("cut off")
}, 60_000)

test("a taken port is told as what it is", async () => {
  const other = createServer()
  await once(other.listen(0, "127.0.0.1"), "listening")
  const PORT = String((other.address() as AddressInfo).port)
  await expect(start({ env: { PORT } })).rejects.toMatchObject({ code: "EADDRINUSE" })
  other.close()
}, 60_000)

test("it is given up when nobody serves and nobody can be started", async () => {
  const { lost } = await start({ count: 1, attempts: 2 })
  process.env.WORKER_POOL_TEST = "cannot start"
  try {
    await get("/crash").catch(() => {})
    await expect(lost).rejects.toThrow("exit code 7")
  } finally {
    delete process.env.WORKER_POOL_TEST
  }
}, 60_000)
