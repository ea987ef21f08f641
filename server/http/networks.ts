import { BlockList, isIP } from "node:net"

/** Whether an address is one of these addresses and networks ("10.0.0.1", "10.0.0.0/8", "fd00::/8"). */
export function among(list: readonly string[]): (address: string) => boolean {
  const blocks = new BlockList()
  for (const entry of list) {
    const [address = "", prefix] = entry.split("/")
    if (prefix === undefined) blocks.addAddress(address, familyOf(address))
    else blocks.addSubnet(address, Number(prefix), familyOf(address))
  }
  return (address) => isIP(address) !== 0 && blocks.check(address, familyOf(address))
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4"
}
