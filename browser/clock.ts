/** The server's clock, told by what it sent last. Counts on by itself until it is told again. */
export interface ServerClock {
  now(): number
  /** `asOf`: ISO 8601, the moment of an answer. */
  tell(asOf: string | undefined): void
}

/** `heard`: when `asOf` was told, in milliseconds since the page began; now by default. */
export function serverClock(asOf: string | undefined, heard?: number): ServerClock {
  let known = { server: Date.now(), here: performance.now() }
  const tell = (moment: string | undefined, here = performance.now()) => {
    const server = Date.parse(moment ?? "")
    if (server > 0) known = { server, here }
  }
  tell(asOf, heard)
  return { now: () => known.server + performance.now() - known.here, tell }
}
