/** Listens for Ctrl-C, `kill` and a closed terminal. The first asks to stop, the second to hurry, the third ends at once. */
export function listenForStop(): { stop: AbortSignal; hurry: AbortSignal } {
  const stop = new AbortController()
  const hurry = new AbortController()
  const onSignal = () => {
    if (hurry.signal.aborted) process.exit(130)
    if (stop.signal.aborted) hurry.abort()
    stop.abort()
  }
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal)
  return { stop: stop.signal, hurry: hurry.signal }
}

/** Resolves when the signal is given. */
export function given(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }))
}
