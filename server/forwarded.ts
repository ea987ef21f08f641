import type { IncomingMessage } from "node:http"
import { BlockList, isIP } from "node:net"
import type { Stage } from "./stages.ts"

const claimed = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
]

/**
 * What a visitor claims about where it comes from is replaced by what the socket says, unless the peer is a proxy that
 * the operator trusts. `trusted` lists addresses and networks ("10.0.0.1", "10.0.0.0/8", "fd00::/8").
 */
export function forwarded(trusted: readonly string[]): Stage {
  const proxies = asList(trusted)
  return async (request) => {
    const { address, family } = peer(request)
    if (isIP(address) && proxies.check(address, family)) return false
    for (const name of claimed) delete request.headers[name]
    request.headers["x-forwarded-for"] = address
    return false
  }
}

function asList(trusted: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of trusted) {
    const [address = "", prefix] = entry.split("/")
    const family = isIP(address) === 6 ? "ipv6" : "ipv4"
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

/** A socket that listens for both families shows IPv4 peers as "::ffff:203.0.113.7". */
function peer(request: IncomingMessage): { address: string; family: "ipv4" | "ipv6" } {
  const address = (request.socket.remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "")
  return { address, family: isIP(address) === 6 ? "ipv6" : "ipv4" }
}
