import { sendForm } from "./send-form.ts"

// The ticket. Without this script it shows and can be cancelled too.
const root = document.querySelector<HTMLElement>("[data-page=ticket]")
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
    // The ticket tells what became of it, also when the place was given back already.
    const answer = await sendForm(form, JSON.parse(root.dataset.words ?? "{}"))
    if (answer) location.replace("leadsTo" in answer ? answer.leadsTo : location.href)
  })
  // A page that the browser kept in memory is old.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload()
  })
}
