import { useLocale } from "next-intl"
import type { Places } from "#lib/quota/types.ts"
import { type FigureWords, figureText } from "./figure.ts"

interface LiveFigureProps {
  name: string
  places: Pick<Places, "available" | "held">
  words: FigureWords
}

/** A figure that is right in the page as sent, and renewed in place (`renewFigures`) where scripts run. */
export function LiveFigure({ name, places, words }: LiveFigureProps) {
  const locale = useLocale()
  return (
    <span
      data-figure={name}
      data-some={words.some}
      data-none={words.none}
      data-held={words.held}
      data-room={places.available > 0}
      className="whitespace-nowrap data-[room=true]:font-bold"
    >
      {figureText(places, words, locale)}
    </span>
  )
}
