import type { ScriptWords } from "#components/registration/script-words.ts"
import { followHours } from "./registering/hours.ts"
import { carryOver, keepTyped, restoreTyped } from "./registering/kept-values.ts"
import { runTurnBar } from "./registering/turn-bar.ts"
import { sendForm } from "./send-form.ts"

// The form of the registration. It posts itself, and comes back with what was typed, without this script too.
const form = start(answeredAt())
if (form) restoreTyped(form)
// A page that comes out of the browser's memory shows what was typed; but what was sent from it is settled by now.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[data-sending]")) location.reload()
})

/** Brings what the page shows to life. `sentAt`: when the server sent it, in milliseconds since the page began. */
function start(sentAt: number): HTMLFormElement | null {
  const root = document.querySelector<HTMLElement>("[data-daftar]")
  const bar = root?.querySelector<HTMLElement>("[data-turn]")
  const form = root?.querySelector<HTMLFormElement>("form[data-words]")
  if (!root || !bar || !form) return null
  const words = JSON.parse(form.dataset.words ?? "{}") as ScriptWords
  const stopTurnBar = runTurnBar(bar, performance.now() - sentAt, words.turn)
  const stopHours = followHours(form, words)

  root.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-new-number]")) keepTyped(form)
  })
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const answer = await sendForm(form, words.sending)
    if (!answer) return
    // A whole page load: the ticket stands in the history like any other page.
    if ("leadsTo" in answer) return location.assign(answer.leadsTo)
    stopTurnBar()
    stopHours()
    root.replaceWith(answer.page.querySelector("[data-daftar]") ?? root)
    const shown = start(performance.now())
    if (shown) carryOver(form, answer.sent, shown)
    document.querySelector<HTMLElement>("[data-daftar] [role=alert]")?.focus()
  })
  return form
}

/** When the page's first bytes came: what is written into it is as old as that. */
function answeredAt(): number {
  const [page] = performance.getEntriesByType("navigation") as (PerformanceNavigationTiming | undefined)[]
  return page?.responseStart ?? performance.now()
}
