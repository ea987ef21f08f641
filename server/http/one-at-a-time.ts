import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http"
import type { Socket } from "node:net"

/** Requests that a connection may send before the one under way is answered. No browser and no proxy of today sends any. */
const MAX_WAITING = 8

/** A peer that takes none of an answer for so long does not want it. In milliseconds. */
const UNREAD_MS = 15_000

type Asked = readonly [request: IncomingMessage, response: ServerResponse]

/** Requests that wait behind the one under way, by connection; without an entry none is. */
type Waiting = WeakMap<Socket, Asked[]>

/**
 * Answers the requests of a connection one after the other, in their order: what one connection can have done for it, and hold
 * in memory, is one answer, however many requests it sends together. With more than a few waiting it is closed.
 */
export function oneAtATime(
  server: Server,
  onRequest: RequestListener,
  unreadMs = UNREAD_MS,
): RequestListener {
  const waiting: Waiting = new WeakMap()
  closeUnread(server, waiting, unreadMs)

  const begin = (request: IncomingMessage, response: ServerResponse, behind: Asked[]) => {
    const { socket } = request
    waiting.set(socket, behind)
    response.once("close", () => {
      const next = behind.shift()
      if (next && !socket.destroyed) begin(...next, behind)
      else waiting.delete(socket)
    })
    onRequest(request as never, response as never)
  }

  return (request, response) => {
    const behind = waiting.get(request.socket)
    if (!behind) return begin(request, response, [])
    if (behind.length >= MAX_WAITING) request.socket.destroy()
    else behind.push([request, response])
  }
}

/**
 * Closes connections whose peer does not read. The time-out of a socket begins anew with every byte that passes; while a request
 * is worked on none does, and there is nothing to be read either.
 */
function closeUnread(server: Server, waiting: Waiting, unreadMs: number): void {
  server.setTimeout(unreadMs, (socket: Socket) => {
    if (!waiting.has(socket) || socket.writableLength > 0) socket.destroy()
  })
}
