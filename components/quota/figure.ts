import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { Places } from "#lib/quota/types.ts"

/** Names a figure on the page, so that fresh numbers find it: a session's id or a day, and an audience. */
export function figureKey(scope: number | string, audience: string): string {
  return `${scope}:${audience}`
}

/** How places are said. "{places}" stands for the number: places that can be chosen, or that are held. */
export interface FigureWords {
  some: string
  none: string
  held: string
}

/** "1.376", or the word for full, or that the rest is held: never "0", and never held places as if they were free. */
export function figureText(
  { available, held }: Pick<Places, "available" | "held">,
  words: FigureWords,
  locale: Locale,
): string {
  if (available > 0) return fillSentence(words.some, { places: formatNumber(available, locale) })
  return held > 0 ? fillSentence(words.held, { places: formatNumber(held, locale) }) : words.none
}
