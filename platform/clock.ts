/** The only source of "now". Entry points read it once and hand the moment down; tests hand in their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Returns the moment of a batch: the latest of its requests, so that it is behind none of them. */
export function latestOf(requests: readonly { now: Date }[]): Date {
  return new Date(Math.max(...requests.map(({ now }) => now.getTime())))
}
