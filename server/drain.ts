import type { Server } from "node:http"
import type { Duplex } from "node:stream"

/** Lets answers that are being given finish, then closes; after `limitMs`, or when told to hurry, cuts them off. */
export function drain(
  server: Server,
  upgraded: ReadonlySet<Duplex>,
  { limitMs, hurry }: { limitMs: number; hurry: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const cut = () => server.closeAllConnections()
    // Kept-alive connections fall idle one by one after their last answer.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    const limit = setTimeout(cut, limitMs)
    hurry.addEventListener("abort", cut)

    server.close(() => {
      clearInterval(sweep)
      clearTimeout(limit)
      hurry.removeEventListener("abort", cut)
      resolve()
    })
    for (const socket of upgraded) socket.destroy()
    if (hurry.aborted) cut()
  })
}
