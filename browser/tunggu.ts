import { sendForm } from "./send-form.ts"

// Where a number stands on the waiting list. It shows, and takes people off it, without this script too.
const root = document.querySelector<HTMLElement>("[data-tunggu]")
for (const form of root?.querySelectorAll("form") ?? []) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const answer = await sendForm(form, JSON.parse(root?.dataset.words ?? "{}"))
    if (answer) location.replace("leadsTo" in answer ? answer.leadsTo : location.href)
  })
}
// A page that comes out of the browser's memory shows what was.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload()
})
