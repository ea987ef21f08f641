import { sendForm } from "../send-form.ts"
import { carryOver, keepTyped } from "./kept-values.ts"

interface Sending {
  /** What surrounds the form, in this page and in the page that answers it. */
  readonly root: HTMLElement
  readonly form: HTMLFormElement
  readonly words: Parameters<typeof sendForm>[1]
  /** Another form is about to stand in place of this one. */
  readonly onAnswer?: () => void
  /** Brings what came to life. */
  start(): HTMLFormElement | null
}

/** Sends the form for the browser, and puts what it is answered with in its place, with what was typed meanwhile. */
export function answerInPlace({ root, form, words, onAnswer, start }: Sending): void {
  root.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-new-number]")) keepTyped(form)
  })
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const answer = await sendForm(form, words)
    if (!answer) return
    // A whole page load: where it leads stands in the history like any other page.
    if ("leadsTo" in answer) return location.assign(answer.leadsTo)
    onAnswer?.()
    root.replaceWith(answer.page.querySelector("[data-daftar]") ?? root)
    const shown = start()
    if (shown) carryOver(form, answer.sent, shown)
    document.querySelector<HTMLElement>("[data-daftar] [role=alert]")?.focus()
  })
}

/** A page that comes out of the browser's memory shows what was typed; but what was sent from it is settled by now. */
export function reloadWhenSettled(): void {
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("form[data-sending]")) location.reload()
  })
}
