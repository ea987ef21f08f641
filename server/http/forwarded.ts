import type { IncomingHttpHeaders } from "node:http"
import { isIP } from "node:net"
import { among } from "./networks.ts"
import { CONTINUE, type Middleware } from "./pipeline.ts"

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
 * between, and `x-forwarded-proto` is "http" or "https". `trusted` lists addresses and networks ("10.0.0.0/8").
 * `publicUrl` tells how visitors come when no proxy says it, and by which host they come through one: proxies hand on what
 * visitors claim, or send the name of their upstream.
 */
export function forwarded(trusted: readonly string[], publicUrl?: string): Middleware {
  const isProxy = among(trusted)
  const usual = publicUrl?.startsWith("https:") ? "https" : "http"
  const publicHost = publicUrl && new URL(publicUrl).host
  return ({ request: { headers, socket } }) => {
    const peer = bare(socket.remoteAddress ?? "")
    const proto = "encrypted" in socket ? "https" : usual
    const cameByProxy = trusted.length > 0 && isProxy(peer)
    const from = cameByProxy ? visitor(peer, entriesOf(headers), isProxy) : peer
    const how = (cameByProxy ? told(headers) : undefined) ?? proto
    // Node copies the headers to delete from them, so what is not there is not deleted.
    for (const name of claimed) if (name in headers) delete headers[name]
    headers["x-forwarded-for"] = from
    headers["x-forwarded-proto"] = how
    const host = (cameByProxy && publicHost) || headers.host
    // Without the default port, as browsers write origins: what stands behind compares the two.
    if (host !== undefined) headers.host = host.replace(how === "https" ? /:443$/ : /:80$/, "")
    return CONTINUE
  }
}

/** The visitor's own connection stands first when several proxies have told of theirs. */
function told(headers: IncomingHttpHeaders): "http" | "https" | undefined {
  const first = [headers["x-forwarded-proto"] ?? ""].flat().join(",").split(",", 1)[0]?.trim().toLowerCase()
  return first === "http" || first === "https" ? first : undefined
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

function entriesOf(headers: IncomingHttpHeaders): string[] {
  return [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").map(bare)
}

const plain = /^[\d.]+$/

/** Without what some add: "::ffff:203.0.113.7" on a socket of both families, "203.0.113.7:51234", "[2001:db8::1]:443". */
export function bare(written: string): string {
  if (plain.test(written)) return written
  const entry = written.trim()
  const address = /^\[([^\]]+)\](:\d+)?$/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, "$1")
  return address.replace(/^::ffff:(?=\d+\.)/i, "")
}
