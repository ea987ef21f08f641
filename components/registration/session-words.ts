import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { Places } from "#lib/quota/types.ts"
import type { ChoosableSession, Residency } from "./session-choices.ts"

/** Words about the places of a session, with "{available}" and "{places}" for what changes. */
export interface SessionWords {
  left: string
  full: string
  held: string
  over: string
  forOutsideCity: string
}

/** What is left in a session for somebody of this residency; before one is chosen, for whom there is something. */
export function placesText(
  { over, places }: ChoosableSession,
  residency: Residency | null,
  words: SessionWords,
  locale: Locale,
): string {
  if (over) return words.over
  if (residency !== null) return leftText(places[residency], words, locale)
  const { resident, outside_city } = places
  if (resident.available > 0 || outside_city.available === 0) return leftText(resident, words, locale)
  return fillSentence(words.forOutsideCity, { places: leftText(outside_city, words, locale) })
}

function leftText({ available, held }: Places, words: SessionWords, locale: Locale): string {
  if (available > 0) return fillSentence(words.left, { available: formatNumber(available, locale) })
  return held > 0 ? words.held : words.full
}
