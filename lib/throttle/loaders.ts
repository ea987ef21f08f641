import { headers } from "next/headers"
import { addressGroup } from "./rules.ts"

/**
 * Where the request comes from, as a target to count: an IPv4 address or an IPv6 network. The front door writes the
 * socket's address into this header, whatever the visitor sent.
 */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get("x-forwarded-for") ?? ""
  return addressGroup(forwarded.split(",").at(-1) ?? "")
}
