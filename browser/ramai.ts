import { routes } from "#lib/kernel/routes.ts"

// The busy page stands at the address that could not be served: going there again is the next attempt.
const here = location.pathname === routes.busy ? routes.home : location.pathname + location.search

/** Only once somebody answers: the browser's own error page would not try again. */
async function again(): Promise<void> {
  const answer = await fetch(routes.lineStatus).catch(() => null)
  if (answer) location.replace(here)
  else later(2)
}

function later(times = 1): void {
  setTimeout(again, (5_000 + Math.random() * 10_000) * times)
}

document.querySelector("[data-again]")?.setAttribute("href", here)
addEventListener("online", again)
later()
