import { asThisAddress } from "#browser/campaign.ts"
import { queryNames, routes } from "#lib/kernel/routes.ts"
import { serverClock } from "./clock.ts"
import { runCountdowns } from "./countdown.ts"
import { follow } from "./waiting/follow.ts"
import { offerNumbers, showNumber } from "./waiting/join.ts"
import { openPage } from "./waiting/page.ts"

// The waiting page. Without this script everything on it works too, slower and by loading the page again.
const root = document.querySelector<HTMLElement>("[data-page=waiting]")
if (root) start(root)

function start(root: HTMLElement): void {
  const page = openPage(root)
  const { data } = page
  const clock = serverClock(root.dataset.asOf)
  runCountdowns(root, clock.now)

  // Other tabs of this browser show what one of them did.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("antre") : null
  const numbers = offerNumbers(page, (answer) => {
    tabs?.postMessage(answer.kind)
    if (answer.kind === "entered") return location.assign(asThisAddress(answer.to))
    showNumber(page, answer)
    void following.take(answer.status)
  })
  const following = follow(page, clock, numbers.isUnderWay)
  tabs?.addEventListener("message", () => {
    if (!numbers.isUnderWay()) location.reload()
  })

  for (const form of root.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      if (new URL(form.action).pathname === routes.leave) tabs?.postMessage("left")
      if (!("enter" in form.dataset)) return
      event.preventDefault()
      following.enter()
    })
  }

  const look = () => {
    if (!document.hidden) following.look()
  }
  document.addEventListener("visibilitychange", look)
  addEventListener("online", look)
  // A page that the browser kept in memory is old: the cookies may say more by now.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload()
  })

  const asked = new URLSearchParams(location.search)
  if (asked.has(queryNames.line)) root.querySelector<HTMLInputElement>(`[value=${data.audience}]`)?.click()
  // Told once; loading the page again must not tell it again.
  if (asked.has(queryNames.problem)) history.replaceState(null, "", asThisAddress(location.pathname))

  const seconds = Number(root.querySelector("[data-text=slowSeconds]")?.textContent)
  if (data.view === "slow") setTimeout(() => location.reload(), seconds * 1_000 + 500)
  else if (data.view !== "pass") setTimeout(following.look, 1_000 + 2_000 * Math.random())
}
