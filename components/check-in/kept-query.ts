const KEY = "petugas.pencarian"

/** Keeps what is in the box over one reload of this tab; it is taken out again as soon as the page stands. */
export function reloadKeepingQuery() {
  const box = document.querySelector<HTMLInputElement>('input[name="query"]')
  if (box?.value) sessionStorage.setItem(KEY, box.value)
  // Not reload(): a page that answered a posted form would ask whether to post it again.
  location.assign(location.pathname)
}

/** What was kept over a reload, once. */
export function takeKeptQuery(): string | null {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return kept
}
