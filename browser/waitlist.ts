import { sendForm } from "./send-form.ts"

// Where a number stands on the waiting list. Without this script it shows, and people can be taken off, too.
const root = document.querySelector<HTMLElement>("[data-page=waitlist]")
for (const form of root?.querySelectorAll("form") ?? []) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const answer = await sendForm(form, JSON.parse(root?.dataset.words ?? "{}"))
    if (answer) location.replace("leadsTo" in answer ? answer.leadsTo : location.href)
  })
}
// A page that the browser kept in memory is old.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})
