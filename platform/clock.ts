/** The only source of "now". Entry points read it once and hand the moment down; tests hand in their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
