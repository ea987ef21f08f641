import { formatClock } from "#lib/kernel/wib.ts"
import type { Places } from "#lib/quota/types.ts"
import { figureKey, figureText } from "./figure.ts"
import type { PublishedPlaces } from "./published-places.ts"

/** Writes fresh numbers into the figures of the page (`LiveFigure`) and the time beside them. Plain DOM. */
export function renewFigures(page: ParentNode, { asOf, days }: PublishedPlaces): void {
  const fresh = new Map<string, Places>()
  for (const day of days) {
    for (const [scope, places] of scopes(day)) {
      for (const [audience, ofAudience] of Object.entries(places))
        fresh.set(figureKey(scope, audience), ofAudience)
    }
  }
  for (const figure of page.querySelectorAll<HTMLElement>("[data-figure]")) {
    const { figure: name = "", none = "", held = "" } = figure.dataset
    const places = fresh.get(name)
    if (places) figure.textContent = figureText(places, { none, held })
  }
  for (const time of page.querySelectorAll<HTMLTimeElement>("time[data-as-of]")) {
    time.dateTime = asOf
    time.textContent = (time.dataset.asOf ?? "").replace("{time}", formatClock(new Date(asOf)))
  }
}

function scopes({ date, places, sessions }: PublishedPlaces["days"][number]) {
  return [[date, places] as const, ...sessions.map((session) => [session.sessionId, session.places] as const)]
}
