import type { Server } from "node:http"
import type { Socket } from "node:net"
import { addressGroup } from "#lib/throttle/rules.ts"
import { bare } from "./forwarded.ts"
import { among } from "./networks.ts"

/** Longer than the idle time of common load balancers, so that it is not the server that closes first. */
const IDLE_MS = 65_000

/** In a crowd most phones have nothing to ask for half a minute, and a silent connection costs some 10 kB. */
const CROWDED_IDLE_MS = 5_000
const CROWD = 1_000

/**
 * Watches the connections of one process: an address, or an IPv6 network, has at most `perAddress` of them. Generous,
 * since a mobile operator hides thousands of phones behind one address; proxies that are trusted have no limit.
 */
export function watchConnections(
  server: Server,
  { perAddress, trusted, crowd = CROWD }: { perAddress: number; trusted: readonly string[]; crowd?: number },
): void {
  const isProxy = among(trusted)
  const open = new Map<string, number>()
  let total = 0
  server.keepAliveTimeout = IDLE_MS

  server.on("connection", (socket: Socket) => {
    const peer = bare(socket.remoteAddress ?? "")
    const address = addressGroup(peer)
    const before = open.get(address) ?? 0
    if (before >= perAddress && !isProxy(peer)) return socket.destroy()

    open.set(address, before + 1)
    total += 1
    server.keepAliveTimeout = total > crowd ? CROWDED_IDLE_MS : IDLE_MS
    socket.once("close", () => {
      total -= 1
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}
