import { answerInPlace, reloadWhenSettled } from "./registering/answer-in-place.ts"
import { restoreTyped } from "./registering/kept-values.ts"

// The form of the waiting list. It posts itself, and comes back with what was typed, without this script too.
const form = start()
if (form) restoreTyped(form)
reloadWhenSettled()

function start(): HTMLFormElement | null {
  const root = document.querySelector<HTMLElement>("[data-daftar]")
  const form = root?.querySelector<HTMLFormElement>("form[data-words]")
  if (!root || !form) return null
  answerInPlace({ root, form, words: JSON.parse(form.dataset.words ?? "{}"), start })
  return form
}
