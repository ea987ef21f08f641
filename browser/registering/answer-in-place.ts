import { sendForm } from "../send-form.ts"
import { carryOver, keepTyped } from "./kept-values.ts"

interface Sending {
  /** The element around the form; the page that answers has one like it. */
  readonly root: HTMLElement
  readonly form: HTMLFormElement
  readonly words: Parameters<typeof sendForm>[1]
  /** Called before the form of the answer takes the place of this one. */
  readonly onAnswer?: () => void
  /** Starts what came with the answer. Returns its form. */
  start(): HTMLFormElement | null
}

/** Sends the form instead of the browser and puts the form of the answer in its place, with what was typed meanwhile. */
export function answerInPlace({ root, form, words, onAnswer, start }: Sending): void {
  root.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-new-number]")) keepTyped(form)
  })
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const answer = await sendForm(form, words)
    if (!answer) return
    // By loading the page: it then stands in the history like any other.
    if ("leadsTo" in answer) return location.assign(answer.leadsTo)
    onAnswer?.()
    root.replaceWith(answer.page.querySelector("[data-page=form]") ?? root)
    const shown = start()
    if (shown) carryOver(form, answer.sent, shown)
    document.querySelector<HTMLElement>("[data-page=form] [role=alert]")?.focus()
  })
}

/** Reloads a page that the browser kept in memory while its form was being sent: what became of it is known by now. */
export function reloadWhenSettled(): void {
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("form[data-sending]")) location.reload()
  })
}
