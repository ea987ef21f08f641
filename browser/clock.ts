/** The server's clock, told by what it sent last. Counts on by itself until it is told again. */
export interface ServerClock {
  now(): number
  /** `asOf`: ISO 8601, the moment of an answer. */
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
