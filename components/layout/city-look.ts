import type { CSSProperties } from "react"
import type { City } from "#lib/city/types.ts"

/** The portal's mark as an SVG document of its own. */
export function iconOf({ emblem }: Pick<City, "emblem">): string {
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'>${emblem}</svg>`
}

/** The same as an address, for a page that brings it along: a crowd must not ask for it. */
export function iconAddressOf(city: Pick<City, "emblem">): string {
  return `data:image/svg+xml,${iconOf(city).replaceAll("%", "%25").replaceAll("#", "%23").replaceAll('"', "%22")}`
}

/** What a page looks like in this city, for its root element: its colours, and its mark for whatever shows it. */
export function cityLook(city: Pick<City, "colours" | "emblem">): CSSProperties {
  const colours = Object.entries(city.colours).map(([name, value]) => [`--color-${name}`, value])
  return Object.fromEntries([...colours, ["--emblem", `url("${iconAddressOf(city)}")`]])
}
