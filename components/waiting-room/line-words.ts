import { formatNumber } from "#lib/kernel/format.ts"
import type { LineStatus } from "#lib/waiting-room/types.ts"

/** Words about a line, with "{places}" and "{numbers}" for what changes. */
export interface LineWords {
  left: string
  waiting: string
  noneWaiting: string
  joined: string
  full: string
  held: string
  paused: string
  closed: string
}

type Line = Pick<LineStatus, "phase" | "issued" | "serving" | "placesLeft" | "held">

/** How a line stands, in a few words: "2.130 tempat tersisa, 12.000 nomor menunggu". */
export function lineText({ phase, issued, serving, placesLeft, held }: Line, words: LineWords): string {
  const waiting = issued - serving
  const numbers = words.waiting.replace("{numbers}", formatNumber(waiting))
  const left = words.left.replace("{places}", formatNumber(placesLeft))
  switch (phase) {
    case "open":
      return `${left}, ${waiting > 0 ? numbers : words.noneWaiting}`
    case "lobby":
      return `${left}, ${words.joined.replace("{numbers}", formatNumber(issued))}`
    case "paused":
      return `${words.paused}, ${numbers}`
    case "only_held":
      return words.held.replace("{places}", formatNumber(held))
    case "full":
      return words.full
    case "not_open":
      return left
    case "closed":
      return words.closed
    default:
      return phase satisfies never
  }
}
