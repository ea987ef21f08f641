import type { Server } from "node:http"
import { Server as TcpServer } from "node:net"
import type { Duplex } from "node:stream"

/** Twice what a form of this portal needs on 3G; load balancers usually kill after 30 s. */
export const DRAIN_MS = 15_000

/** How long a replaced worker waits for requests on connections that are open. Most phones that wait ask within it. */
export const LINGER_MS = 10_000

export interface DrainOptions {
  /** After so long, or when told to hurry, running answers are cut off. */
  readonly limitMs: number
  readonly hurry: AbortSignal
  /**
   * Milliseconds that idle connections stay open for a request that may already be on its way. Worth it while another
   * process accepts new connections; without one it only delays the end.
   */
  readonly lingerMs?: number
}

/** Stops accepting, lets answers that are being given finish, then closes. */
export function drain(
  server: Server,
  upgraded: ReadonlySet<Duplex>,
  { limitMs, hurry, lingerMs = 0 }: DrainOptions,
): Promise<void> {
  const began = Date.now()
  // Whoever asks once more on an open connection is answered, and told to open another for the next request.
  server.prependListener("request", (_request, response) => response.setHeader("connection", "close"))

  return new Promise((resolve) => {
    const cut = () => server.closeAllConnections()
    // Kept-alive connections fall idle one by one after their last answer.
    const sweep = setInterval(() => {
      if (Date.now() - began >= lingerMs) server.closeIdleConnections()
    }, 100)
    const limit = setTimeout(cut, limitMs)
    hurry.addEventListener("abort", cut)

    // Not `server.close()` of HTTP: it closes idle connections at once and stops watching for slow senders.
    TcpServer.prototype.close.call(server, () => {
      clearInterval(sweep)
      clearTimeout(limit)
      hurry.removeEventListener("abort", cut)
      resolve()
    })
    for (const socket of upgraded) socket.destroy()
    if (hurry.aborted) cut()
  })
}
