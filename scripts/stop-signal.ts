interface Asked {
  /** Given by the first signal, which is its reason. */
  readonly stop: AbortSignal
  /** Given by the second. The third ends the process at once. */
  readonly hurry: AbortSignal
  readonly restart: { onAsked(restart: () => void): void }
}

/**
 * Listens for Ctrl-C, `kill` and a closed terminal. SIGHUP says that the terminal is gone; to a service, which never
 * had one, it says to start its workers anew, as servers understand it since inetd.
 */
export function listenForStop({ restartable = false } = {}): Asked {
  const stop = new AbortController()
  const hurry = new AbortController()
  let onRestart = () => {}
  const onSignal = (name: NodeJS.Signals) => {
    if (hurry.signal.aborted) process.exit(130)
    if (stop.signal.aborted) hurry.abort()
    stop.abort(name)
  }
  const isService = restartable && !process.stdout.isTTY && !process.stdin.isTTY
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, onSignal)
  process.on("SIGHUP", () => (isService ? onRestart() : onSignal("SIGHUP")))
  return {
    stop: stop.signal,
    hurry: hurry.signal,
    restart: {
      onAsked(restart) {
        onRestart = restart
      },
    },
  }
}

/** Resolves when the signal is given. */
export function given(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }))
}
