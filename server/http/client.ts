import type { IncomingMessage } from "node:http"
import { addressGroup } from "#lib/throttle/rules.ts"

/**
 * Who is counted as one visitor: an IPv4 address or an IPv6 network of 64 bits. The middleware `forwarded` has written the
 * visitor's address as the only entry of the header by then.
 */
export function addressOf({ headers }: IncomingMessage): string {
  return addressGroup(String(headers["x-forwarded-for"] ?? ""))
}
