import type { IncomingMessage } from "node:http"

/** `gone`: the sender left before the end. `no_room`: too much was being received at once, and this was the largest. */
export type Reception = "received" | "too_large" | "no_room" | "gone"

/** Receives the body of a request, of at most so many bytes. */
export type ReceiveBody = (request: IncomingMessage, most: number) => Promise<Reception>

interface Coming {
  size: number
  end(reception: Reception): void
}

/**
 * Counts the bytes of a body as they arrive, whatever `Content-Length` claims or leaves out. Resolves when the whole
 * body is there to be read, so that a slow sender holds a connection but no place inside Next. How long that may take
 * is the server's `requestTimeout`. All bodies that are still coming hold at most `room` bytes together.
 */
export function bodyReceiver(room: number): ReceiveBody {
  const coming = new Set<Coming>()
  let held = 0

  // Forms are small. Whoever would fill the memory with slow large bodies gives way to them.
  const makeRoom = () => {
    while (held > room) {
      const [first, ...others] = coming
      if (!first) return
      others.reduce((largest, one) => (one.size > largest.size ? one : largest), first).end("no_room")
    }
  }

  return (request, most) =>
    new Promise((resolve) => {
      const push = request.push
      const body: Coming = {
        size: 0,
        end(reception) {
          if (coming.delete(body)) held -= body.size
          resolve(reception)
        },
      }
      coming.add(body)
      // The parser hands every chunk, and null at the end, to this method. Listening to "data" instead would take the
      // bytes away from the handler that reads the body later.
      request.push = (chunk: Buffer | null, encoding) => {
        const length = chunk?.length ?? 0
        if (coming.has(body)) {
          body.size += length
          held += length
          if (body.size > most) body.end("too_large")
          else makeRoom()
        }
        if (coming.has(body)) push.call(request, chunk, encoding)
        if (chunk === null) body.end("received")
        // `false` would stop the sender until the body is read, which happens only after its end. What arrives after
        // a refusal is dropped: closing a socket with unread bytes resets it, and the answer would be lost.
        return true
      }
      request.once("close", () => body.end("gone"))
    })
}
