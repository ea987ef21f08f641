import { headers } from "next/headers"
import { addressGroup } from "./rules.ts"

/**
 * Where the request comes from, as a target to count: an IPv4 address or an IPv6 network. The front door writes the
 * client's address as the only entry of this header (`server/http/forwarded.ts`), whatever the visitor sent.
 */
export async function clientAddress(): Promise<string> {
  return addressGroup((await headers()).get("x-forwarded-for") ?? "")
}
