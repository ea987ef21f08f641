import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { LineStatus } from "#lib/waiting-room/types.ts"

/** Words about a line, with "{places}" and "{numbers}" for what changes. */
export interface LineWords {
  notOpen: string
  lobby: string
  open: string
  noneWaiting: string
  full: string
  held: string
  paused: string
  closed: string
}

type Line = Pick<LineStatus, "phase" | "issued" | "serving" | "placesLeft" | "held">

/** How a line stands, in a few words: "2.130 tempat tersisa, 12.000 nomor menunggu". */
export function lineText(
  { phase, issued, serving, placesLeft, held }: Line,
  words: LineWords,
  locale: Locale,
): string {
  const waiting = formatNumber(issued - serving, locale)
  const places = formatNumber(placesLeft, locale)
  switch (phase) {
    case "open":
      return fillSentence(issued > serving ? words.open : words.noneWaiting, { places, numbers: waiting })
    case "lobby":
      return fillSentence(words.lobby, { places, numbers: formatNumber(issued, locale) })
    case "paused":
      return fillSentence(words.paused, { numbers: waiting })
    case "only_held":
      return fillSentence(words.held, { places: formatNumber(held, locale) })
    case "full":
      return words.full
    case "not_open":
      return fillSentence(words.notOpen, { places })
    case "closed":
      return words.closed
    default:
      return phase satisfies never
  }
}
