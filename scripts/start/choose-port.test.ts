import { once } from "node:events"
import { createServer, type Server } from "node:net"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { nextFree } from "#scripts/postgres/port.ts"
import { choosePort } from "./choose-port.ts"

const HOST = "127.0.0.1"
let neighbour: Server
let taken: number

beforeEach(async () => {
  taken = await nextFree(38_000, HOST)
  neighbour = createServer().listen(taken, HOST)
  await once(neighbour, "listening")
})
afterEach(() => {
  neighbour.close()
})

test("a port that was asked for and is taken is refused, with one that is free", async () => {
  await expect(choosePort(String(taken), HOST)).rejects.toThrow(
    /Port \d+ is taken\. Port \d+ is free: PORT=\d+ npm start/,
  )
})

test("a free port that was asked for is taken", async () => {
  const free = await nextFree(taken + 1, HOST)
  expect(await choosePort(String(free), HOST)).toBe(free)
})

test("the usual port gives way to the next free one", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {})
  const port = await choosePort(undefined, HOST)
  expect(port).toBeGreaterThanOrEqual(3000)
  log.mockRestore()
})
