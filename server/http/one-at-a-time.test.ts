import { once } from "node:events"
import { createServer, type RequestListener, type Server } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"
import { afterEach, expect, test, vi } from "vitest"
import { oneAtATime } from "./one-at-a-time.ts"

let server: Server
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

async function open(onRequest: RequestListener, unreadMs?: number): Promise<() => Socket> {
  server = createServer()
  server.on("request", oneAtATime(server, onRequest, unreadMs))
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  return () => {
    const socket = connect(port, "127.0.0.1").on("error", () => {})
    sockets.push(socket)
    return socket
  }
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`

test("requests that are sent together are worked on one after the other, and answered in their order", async () => {
  const begun: string[] = []
  const answers: (() => void)[] = []
  const visit = await open(({ url = "" }, response) => {
    begun.push(url)
    answers.push(() => response.end(`answer ${url}`))
  })
  const socket = visit()
  let said = ""
  socket.on("data", (part) => {
    said += part
  })
  socket.write(get("/1") + get("/2"))
  socket.write(`POST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab${get("/4")}`)
  for (const n of [1, 2, 3, 4]) {
    await vi.waitFor(() => expect(begun).toHaveLength(n))
    answers.shift()?.()
  }
  await vi.waitFor(() => expect(said).toContain("answer /4"))
  expect(begun).toEqual(["/1", "/2", "/3", "/4"])
  expect([...said.matchAll(/answer (\S)(\d)/g)].map(([, , n]) => n)).toEqual(["1", "2", "3", "4"])
})

test("a connection that sends many at once is closed, and nothing of it goes on", async () => {
  const begun: string[] = []
  const visit = await open(({ url = "" }) => void begun.push(url))
  const socket = visit()
  socket.write(get("/").repeat(40))
  await once(socket, "close")
  expect(begun).toHaveLength(1)
  await vi.waitFor(async () => {
    const count = await new Promise((resolve) => server.getConnections((_error, open) => resolve(open)))
    expect(count).toBe(0)
  })
})

test("who reads nothing is closed; who reads slowly, or waits for an answer that takes long, is not", async () => {
  const visit = await open(({ url }, response) => {
    if (url === "/large") response.end("x".repeat(8_000_000))
    else setTimeout(() => response.end("late"), 1_500)
  }, 500)
  const unread = visit()
  unread.pause()
  unread.write(get("/large"))
  const patient = visit()
  patient.write(get("/late"))
  const [late] = await once(patient, "data")
  expect(String(late)).toContain("late")

  const slow = visit()
  slow.write(get("/large"))
  let read = 0
  slow.on("data", (part: Buffer) => {
    read += part.length
    slow.pause()
    setImmediate(() => slow.resume())
  })
  await vi.waitFor(() => expect(read).toBeGreaterThan(8_000_000), { timeout: 30_000 })
  await vi.waitFor(() => expect(unread.bytesRead).toBeLessThan(8_000_000))
  unread.resume()
  await once(unread, "close")
}, 60_000)

test("memory stays small while many connections ask for much and read nothing", async () => {
  const page = "x".repeat(200_000)
  let answered = 0
  const visit = await open((_request, response) => {
    answered += 1
    response.end(page)
  })
  const before = process.memoryUsage().rss
  for (let n = 0; n < 24; n++) {
    const socket = visit()
    socket.pause()
    socket.write(get("/large").repeat(8))
  }
  await vi.waitFor(() => expect(answered).toBeGreaterThanOrEqual(24), { timeout: 30_000 })
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})
