import { sendUntilAnswered } from "#components/form/send-until-answered.ts"
import { setText } from "./waiting/page.ts"
import { pause } from "./waiting/portal.ts"

// The ticket. It shows, and can be cancelled, without this script too.
const root = document.querySelector<HTMLElement>("[data-tiket]")
if (root) start(root)

function start(root: HTMLElement): void {
  const print = root.querySelector<HTMLElement>("[data-print]")
  if (print) print.hidden = false
  print?.addEventListener("click", () => window.print())

  const question = root.querySelector<HTMLDetailsElement>("[data-cancel]")
  question?.querySelector("[data-keep]")?.addEventListener("click", (event) => {
    event.preventDefault()
    question.open = false
    question.querySelector("summary")?.focus()
  })

  const form = question?.querySelector("form")
  let isUnderWay = false
  form?.addEventListener("submit", async (event) => {
    event.preventDefault()
    if (isUnderWay) return
    isUnderWay = true
    await cancel(form, JSON.parse(root.dataset.words ?? "{}"))
    isUnderWay = false
  })
  // A page that comes out of the browser's memory shows what was.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload()
  })
}

/** Harmless to repeat: a place is given back once. Whatever became of it, the ticket says. */
async function cancel(form: HTMLFormElement, words: Record<string, string>): Promise<void> {
  const button = form.querySelector<HTMLElement>("[type=submit]")
  const label = button?.textContent ?? ""
  const body = new FormData(form)
  button?.setAttribute("aria-disabled", "true")
  setText(button, button?.dataset.pending ?? label)
  tell(form, undefined)
  const to = await sendUntilAnswered({
    send: async () => {
      const answer = await fetch(location.pathname, { method: "POST", body })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      return answer.url
    },
    rethrow: () => {},
    isOnline: () => navigator.onLine,
    onTrouble: (trouble) => tell(form, words[trouble]),
    pause: (ms) => pause(ms / 1_000, new AbortController().signal),
    isAbandoned: () => false,
  })
  if (to !== null) return location.replace(to)
  tell(form, words.given_up)
  button?.removeAttribute("aria-disabled")
  setText(button, label)
}

function tell(form: HTMLFormElement, text: string | undefined): void {
  const trouble = form.querySelector<HTMLElement>("[data-trouble]")
  if (trouble) trouble.hidden = text === undefined
  setText(form.querySelector("[data-trouble] [data-text]"), text ?? "")
}
