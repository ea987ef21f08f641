import { splitDuration } from "#components/campaign/split-duration.ts"

const EVERY_MS = 500

/**
 * Lets the page's countdowns run. `now` is the server's clock, in milliseconds since 1970: the phone's own may be
 * wrong by hours.
 */
export function runCountdowns(page: ParentNode, now: () => number): void {
  const countdowns = [...page.querySelectorAll<HTMLElement>("[data-countdown]")]
  if (countdowns.length === 0) return
  setInterval(() => {
    for (const countdown of countdowns) show(countdown, Number(countdown.dataset.countdown) - now())
  }, EVERY_MS)
}

function show(countdown: HTMLElement, left: number): void {
  for (const part of countdown.children) {
    if (part instanceof HTMLElement) part.hidden = "running" in part.dataset ? left <= 0 : left > 0
  }
  for (const [unit, value] of Object.entries(splitDuration(left))) {
    const figure = countdown.querySelector(`[data-unit=${unit}]`)
    const text = `${value}`.padStart(2, "0")
    if (figure && figure.textContent !== text) figure.textContent = text
  }
}
