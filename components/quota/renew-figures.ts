import { formatClock } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { Places } from "#lib/quota/types.ts"
import { figureKey, figureText } from "./figure.ts"
import type { PublishedPlaces } from "./published-places.ts"

/** Writes fresh numbers into the figures and bars of the page and the time beside them. Plain DOM, no framework. */
export function renewFigures(page: ParentNode, { asOf, days }: PublishedPlaces, locale: Locale): void {
  const fresh = new Map<string, Places>()
  for (const day of days) {
    for (const [scope, places] of scopes(day)) {
      for (const [audience, ofAudience] of Object.entries(places))
        fresh.set(figureKey(scope, audience), ofAudience)
    }
  }
  for (const figure of page.querySelectorAll<HTMLElement>("[data-figure]")) {
    const { figure: name = "", some = "", none = "", held = "" } = figure.dataset
    const places = fresh.get(name)
    if (!places) continue
    figure.textContent = figureText(places, { some, none, held }, locale)
    figure.dataset.room = String(places.available > 0)
  }
  for (const bar of page.querySelectorAll<HTMLElement>("[data-bar]"))
    fillBar(bar, fresh.get(bar.dataset.bar ?? ""))
  for (const time of page.querySelectorAll<HTMLTimeElement>("time[data-as-of]")) {
    time.dateTime = asOf
    time.textContent = fillSentence(time.dataset.asOf ?? "", { time: formatClock(new Date(asOf), locale) })
  }
}

function fillBar(bar: HTMLElement, places: Places | undefined): void {
  const meter = bar.querySelector("meter")
  const fill = bar.querySelector<HTMLElement>("[data-fill]")
  if (!places || !meter || !fill || places.capacity === 0) return
  meter.max = places.capacity
  meter.value = places.taken
  fill.style.width = `${(places.taken / places.capacity) * 100}%`
}

function scopes({ date, places, sessions }: PublishedPlaces["days"][number]) {
  return [[date, places] as const, ...sessions.map((session) => [session.sessionId, session.places] as const)]
}
