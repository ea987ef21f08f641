import { sendForm } from "./send-form.ts"

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
  form?.addEventListener("submit", async (event) => {
    event.preventDefault()
    // A place is given back once. Whatever became of it, the ticket says.
    const answer = await sendForm(form, JSON.parse(root.dataset.words ?? "{}"))
    if (answer) location.replace("leadsTo" in answer ? answer.leadsTo : location.href)
  })
  // A page that comes out of the browser's memory shows what was.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload()
  })
}
