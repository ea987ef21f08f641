import type { RequestListener, Server } from "node:http"
import type { Socket } from "node:net"

/** Requests that may wait behind the one under way. No browser and no proxy of today sends any. */
const MAX_WAITING = 8

/** A peer that takes none of an answer for so long does not want it. In milliseconds. */
const UNREAD_MS = 15_000

/**
 * Answers the requests of a connection one after the other, in their order: what one connection can have done for it, and hold
 * in memory, is one answer, however many requests it sends together. With more than a few waiting it is closed.
 */
export function oneAtATime(
  server: Server,
  onRequest: RequestListener,
  unreadMs = UNREAD_MS,
): RequestListener {
  closeUnread(server, unreadMs)
  const waiting = new WeakMap<Socket, number>()
  return (request, response) => {
    // Node gives a response its socket when the one before it has left.
    if (response.socket) return onRequest(request, response)
    const { socket } = request
    const behind = (waiting.get(socket) ?? 0) + 1
    if (behind > MAX_WAITING) return void socket.destroy()
    waiting.set(socket, behind)
    response.once("socket", () => {
      waiting.set(socket, (waiting.get(socket) ?? 1) - 1)
      onRequest(request, response)
    })
  }
}

/** What of a socket waits to be sent, in bytes, in Node and below it. The handle's count is what Node's own time-outs go by. */
function unsent(socket: Socket): number {
  const { _handle: handle } = socket as Socket & { _handle?: { writeQueueSize?: number } | null }
  return socket.writableLength + (handle?.writeQueueSize ?? 0)
}

/**
 * Closes connections whose peer does not read: those of whose bytes that wait none has left since they were looked at some
 * times in a row. Looked at seldom rather than timed each, since a crowd sends ten thousand requests a second.
 */
function closeUnread(server: Server, unreadMs: number): void {
  /** What waited at the last look, and at how many looks in a row it was the same. */
  const open = new Map<Socket, { waited: number; looks: number }>()
  const LOOKS = 3
  server.on("connection", (socket: Socket) => {
    open.set(socket, { waited: 0, looks: 0 })
    socket.once("close", () => open.delete(socket))
  })
  const timer = setInterval(() => {
    for (const [socket, seen] of open) {
      const waits = unsent(socket)
      seen.looks = waits > 0 && waits === seen.waited ? seen.looks + 1 : 0
      seen.waited = waits
      if (seen.looks >= LOOKS) socket.destroy()
    }
  }, unreadMs / LOOKS)
  timer.unref()
  server.once("close", () => clearInterval(timer))
}
