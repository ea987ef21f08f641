import type { Page } from "./page.ts"

/** Shows how far the number has moved since this browser first saw it, which is kept until the tab is closed. */
export function showProgress({ root, data }: Page, ahead: number): void {
  const bar = root.querySelector("progress")
  if (!bar) return
  const first = Math.max(ahead, remembered(`antre.${data.audience}.${data.number}`, ahead))
  bar.max = first || 1
  bar.value = first ? first - ahead : 1
  bar.hidden = false
}

function remembered(key: string, ahead: number): number {
  try {
    const known = Number(sessionStorage.getItem(key)) || ahead
    sessionStorage.setItem(key, String(known))
    return known
  } catch {
    return ahead // a browser that keeps nothing: the way begins here
  }
}
