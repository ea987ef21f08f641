import { answerInPlace, reloadWhenSettled } from "./registering/answer-in-place.ts"
import { restoreTyped } from "./registering/kept-values.ts"

// The form of the waiting list. Without this script the browser posts it, and it comes back with what was typed.
const form = start()
if (form) restoreTyped(form)
reloadWhenSettled()

function start(): HTMLFormElement | null {
  const root = document.querySelector<HTMLElement>("[data-page=form]")
  const form = root?.querySelector<HTMLFormElement>("form[data-words]")
  if (!root || !form) return null
  answerInPlace({ root, form, words: JSON.parse(form.dataset.words ?? "{}"), start })
  return form
}
