/** The server's clock: set by the time of its last answer, and running on from there by the browser's timer. */
export interface ServerClock {
  /** Milliseconds since 1970. */
  now(): number
  /** Sets it. `asOf`: the moment of an answer, in ISO 8601. */
  tell(asOf: string | undefined): void
}

export function serverClock(asOf: string | undefined): ServerClock {
  let known = { server: Date.now(), here: performance.now() }
  const tell = (moment: string | undefined) => {
    const server = Date.parse(moment ?? "")
    if (server > 0) known = { server, here: performance.now() }
  }
  tell(asOf)
  return { now: () => known.server + performance.now() - known.here, tell }
}
