const KEY = "petugas.pencarian"

/** Keeps what is in the box over one reload of this tab; it is taken out again as soon as the page stands. */
export function reloadKeepingQuery() {
  const box = document.querySelector<HTMLInputElement>('input[name="query"]')
  if (box?.value) withStorage((storage) => storage.setItem(KEY, box.value))
  // Not reload(): a page that answered a posted form would ask whether to post it again.
  location.assign(location.pathname)
}

/** What was kept over a reload, once. */
export function takeKeptQuery(): string | null {
  return withStorage((storage) => {
    const kept = storage.getItem(KEY)
    storage.removeItem(KEY)
    return kept
  })
}

/** Browsers may have no storage, or refuse it with an error: then nothing is kept, and the desk works on. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return window.sessionStorage ? use(window.sessionStorage) : null
  } catch {
    return null
  }
}
