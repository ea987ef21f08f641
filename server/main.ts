import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"
import next from "next"
import { logSurprise } from "#lib/kernel/log.ts"
import { drain } from "./drain.ts"
import { forwarded } from "./forwarded.ts"
import { health } from "./health.ts"
import { answer, type Stage } from "./stages.ts"

export interface ServeOptions {
  readonly dev: boolean
  /** The folder of the project. */
  readonly dir: string
  readonly hostname: string
  readonly port: number
  /** Addresses and networks of proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Whether the database answers. Asked for every `/readyz`. */
  readonly isDatabaseReady: () => Promise<boolean>
}

export interface Serving {
  readonly port: number
  /** Stops listening and lets running answers finish, at most 15 seconds, or until told to hurry. */
  close(hurry?: AbortSignal): Promise<void>
}

/** Twice what a form of this portal needs on 3G; load balancers usually kill after 30 s. */
const DRAIN_MS = 15_000

/** Starts Next.js behind the front door. Rejects with `EADDRINUSE` when the port is taken. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { dev, dir, hostname, port, trustedProxies, isDatabaseReady } = options
  let draining = false
  const upgraded = new Set<Duplex>()
  const server = createServer({
    // A phone at the edge of the city needs seconds for a form, not minutes: slow senders do not pin a connection.
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    // Longer than the idle time of common load balancers, so that it is not the server that closes first.
    keepAliveTimeout: 65_000,
    // The largest honest request carries a session cookie and a ticket: under 4 kB.
    maxHeaderSize: 16_384,
  })

  const app = next({ dev, dir, hostname, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()

  const render: Stage = async (request, response) => {
    await handle(request, response)
    return true
  }
  const stages: readonly Stage[] = [
    health({ isDatabaseReady, isDraining: () => draining }),
    forwarded(trustedProxies),
    render,
  ]

  server.on("request", (request, response) => {
    answer(stages, request, response).catch((error: unknown) => {
      logSurprise("front door", error)
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" })
      response.end()
    })
  })
  // Next attaches its own handler with the first request; only its reload in development needs one.
  server.on("upgrade", (_request, socket) => {
    if (!dev) return socket.destroy()
    upgraded.add(socket)
    socket.once("close", () => upgraded.delete(socket))
  })

  await listen(server, port, hostname)
  return {
    port: (server.address() as AddressInfo).port,
    close: async (hurry = new AbortController().signal) => {
      draining = true
      await drain(server, upgraded, { limitMs: DRAIN_MS, hurry })
      await app.close()
    },
  }
}

function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, hostname, () => {
      server.off("error", reject)
      resolve()
    })
  })
}
