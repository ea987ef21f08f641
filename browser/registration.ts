import type { ScriptWords } from "#components/registration/script-words.ts"
import { answerInPlace, reloadWhenSettled } from "./registering/answer-in-place.ts"
import { followHours } from "./registering/hours.ts"
import { restoreTyped } from "./registering/kept-values.ts"
import { runTurnBar } from "./registering/turn-bar.ts"

// The form of the registration. Without this script the browser posts it, and it comes back with what was typed.
const form = start(answeredAt())
if (form) restoreTyped(form)
reloadWhenSettled()

/** Starts the bar, the hours and the sending of the form that the page shows. `sentAt`: when the server sent it, in ms since the page began. */
function start(sentAt: number): HTMLFormElement | null {
  const root = document.querySelector<HTMLElement>("[data-page=form]")
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

/** Returns when the first bytes of the page came, in ms since it began: its times are as old as that. */
function answeredAt(): number {
  const [page] = performance.getEntriesByType("navigation") as (PerformanceNavigationTiming | undefined)[]
  return page?.responseStart ?? performance.now()
}
