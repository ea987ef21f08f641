/** Resolves after so many milliseconds, when the network is back, or when `signal` is aborted. */
export function untilOnlineOr(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener("online", done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener("online", done)
    signal?.addEventListener("abort", done)
  })
}
