import type { ScriptWords } from "#components/registration/script-words.ts"
import { answerInPlace, reloadWhenSettled } from "./registering/answer-in-place.ts"
import { followHours } from "./registering/hours.ts"
import { restoreTyped } from "./registering/kept-values.ts"
import { runTurnBar } from "./registering/turn-bar.ts"

// The form of the registration. It posts itself, and comes back with what was typed, without this script too.
const form = start(answeredAt())
if (form) restoreTyped(form)
reloadWhenSettled()

/** Brings what the page shows to life. `sentAt`: when the server sent it, in milliseconds since the page began. */
function start(sentAt: number): HTMLFormElement | null {
  const root = document.querySelector<HTMLElement>("[data-daftar]")
  const bar = root?.querySelector<HTMLElement>("[data-turn]")
  const form = root?.querySelector<HTMLFormElement>("form[data-words]")
  if (!root || !bar || !form) return null
  const words = JSON.parse(form.dataset.words ?? "{}") as ScriptWords
  const stopTurnBar = runTurnBar(bar, performance.now() - sentAt, words.turn)
  const stopHours = followHours(form, words)

  const onAnswer = () => {
    stopTurnBar()
    stopHours()
  }
  answerInPlace({ root, form, words: words.sending, onAnswer, start: () => start(performance.now()) })
  return form
}

/** When the page's first bytes came: what is written into it is as old as that. */
function answeredAt(): number {
  const [page] = performance.getEntriesByType("navigation") as (PerformanceNavigationTiming | undefined)[]
  return page?.responseStart ?? performance.now()
}
