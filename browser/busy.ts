import { routes } from "#lib/kernel/routes.ts"

// The busy page stands at the address that could not be served: loading that address is the next attempt.
const here = location.pathname === routes.busy ? routes.home : location.pathname + location.search

/** Loads the page once the portal answers at all: an error page of the browser would not try again. */
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
