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
 * the operator trusts. Afterwards `x-forwarded-for` holds one address, the visitor's, however many proxies are in
 * between. `trusted` lists addresses and networks ("10.0.0.1", "10.0.0.0/8", "fd00::/8").
 */
export function forwarded(trusted: readonly string[]): Stage {
  const isProxy = among(trusted)
  return (request) => {
    const peer = bare(request.socket.remoteAddress ?? "")
    const chain = isProxy(peer) ? entriesOf(request) : []
    if (!isProxy(peer)) for (const name of claimed) delete request.headers[name]
    request.headers["x-forwarded-for"] = visitor(peer, chain, isProxy)
    return false
  }
}

/**
 * Each proxy appends who spoke to it, so only the entries at the right end, up to the first that is no proxy of ours,
 * were written by somebody who is trusted. An entry that is no address leaves it at the proxy that wrote it.
 */
function visitor(peer: string, chain: readonly string[], isProxy: (address: string) => boolean): string {
  let known = peer
  for (const entry of chain.toReversed()) {
    if (isIP(entry) === 0) return known
    known = entry
    if (!isProxy(entry)) return known
  }
  return known
}

function entriesOf({ headers }: IncomingMessage): string[] {
  return [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").map(bare)
}

function among(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of trusted) {
    const [address = "", prefix] = entry.split("/")
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4"
}

/** Without what some add: "::ffff:203.0.113.7" on a socket of both families, "203.0.113.7:51234", "[2001:db8::1]:443". */
function bare(written: string): string {
  const entry = written.trim()
  const address = /^\[([^\]]+)\](:\d+)?$/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, "$1")
  return address.replace(/^::ffff:(?=\d+\.)/i, "")
}
