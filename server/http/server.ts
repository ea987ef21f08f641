import { createServer, type Server } from "node:http"
import type { Duplex } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"
import { watchConnections } from "./connections.ts"
import { DRAIN_MS, drain, LINGER_MS } from "./drain.ts"
import { forData } from "./security-headers.ts"

export interface OpenServer {
  readonly server: Server
  readonly isDraining: () => boolean
  /** Serves on for `lameDuckMs`, draining by its own word, then closes. */
  close(how: { replaced: boolean; lameDuckMs?: number; hurry: AbortSignal }): Promise<void>
}

/** How long the parts of a request may take to come in. In milliseconds. */
export interface Patience {
  readonly headers: number
  readonly request: number
  /** How often it is looked at. */
  readonly every: number
}

/** A phone at the edge of the city needs seconds for a form, not minutes: slow senders do not pin a connection. */
const PATIENCE: Patience = { headers: 10_000, request: 30_000, every: 2_000 }

/** The largest honest request carries a session cookie, a ticket and a pass: under 5 kB. In bytes. */
const HEADERS = 16_384

/** Answers to what is no request that can be handed on, as Node words them, with the headers that every answer carries. */
const REFUSALS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
}
const REFUSED_WITH = Object.entries(forData)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join("")

/** Refuses what the parser could not read, and closes the connection. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  const refusal = REFUSALS[error.code ?? ""] ?? "400 Bad Request"
  // As Node does: in the middle of another answer nothing can be said.
  const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: { headersSent: boolean } }
  if (!socket.writable || answer?.headersSent || error.code === "ECONNRESET") socket.destroy()
  else socket.end(`HTTP/1.1 ${refusal}\r\n${REFUSED_WITH}connection: close\r\ncontent-length: 0\r\n\r\n`)
}

/**
 * The HTTP server of a worker with everything that Node itself limits. Malformed requests get a short 400, 408 or 431.
 */
export function openServer(options: {
  dev: boolean
  perAddress: number
  trustedProxies: readonly string[]
  patience?: Patience
}): OpenServer {
  const { dev, perAddress, trustedProxies: trusted, patience = PATIENCE } = options
  const upgraded = new Set<Duplex>()
  let isDraining = false
  const server = createServer({
    requestTimeout: patience.request,
    headersTimeout: patience.headers,
    connectionsCheckingInterval: patience.every,
    maxHeaderSize: HEADERS,
  })
  server.on("clientError", refuseUnreadable)
  watchConnections(server, { perAddress, trusted })
  // Next attaches its own handler with the first request; only its reload in development needs one.
  server.on("upgrade", (_request, socket) => {
    if (!dev) return socket.destroy()
    upgraded.add(socket)
    socket.once("close", () => upgraded.delete(socket))
  })

  return {
    server,
    isDraining: () => isDraining,
    async close({ replaced, lameDuckMs = 0, hurry }) {
      isDraining = true
      // Not yet listening: there is nobody to be answered.
      if (!server.listening) return
      await sleep(lameDuckMs, undefined, { signal: hurry }).catch(() => {}) // told to hurry: the sleep ends early
      await drain(server, upgraded, { limitMs: DRAIN_MS, hurry, lingerMs: replaced ? LINGER_MS : 0 })
    },
  }
}

/**
 * Connections that wait to be accepted: a crowd opens thousands while a process is busy for a tenth of a second, and what
 * does not fit here is lost for seconds. Linux takes at most `net.core.somaxconn`, 4,096 by default; Node asks for 511.
 */
const BACKLOG = 16_384

/** Rejects with `EADDRINUSE` when the port is taken. */
export function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port, host: hostname, backlog: BACKLOG }, () => {
      server.off("error", reject)
      resolve()
    })
  })
}
