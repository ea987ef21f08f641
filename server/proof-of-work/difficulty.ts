/** Simple SHA-256 that a mid phone computes in a second, in plain JavaScript. */
const PHONE_HASHES_PER_S = 150_000
const CALM_S = 0.3
const ATTACK_S = 5
/** So many proofs beyond its budget double the price of an address. */
const DOUBLES_EVERY = 250
/** A portal at its limit asks for so much more from everybody. */
const BUSY_FACTOR = 4

/** What solving takes on average: `mostTrials / 2` trials of `cost` hashes. */
export interface ProofCost {
  readonly cost: number
  readonly mostTrials: number
}

/** Seconds of a mid phone, on average. `short`: tokens that the address lacks. `busy`: 0–1. */
export function secondsOfWork(short: number, busy: number): number {
  return Math.min(ATTACK_S, CALM_S * (1 + short / DOUBLES_EVERY) * (1 + BUSY_FACTOR * busy))
}

/** Ten hashes a trial: the solver's own steps between the trials hardly count, and the server computes ten. */
export function proofCostOf(seconds: number): ProofCost {
  const cost = 10
  return { cost, mostTrials: Math.round((2 * seconds * PHONE_HASHES_PER_S) / cost) }
}

const SLOW_MIN_MS = 15_000
const SLOW_MAX_MS = 5 * 60_000

/** Returns the slower lane's wait in ms: a second more for each visitor beyond the budget; null beyond five minutes. */
export function slowLaneWaitMs(short: number): number | null {
  const wait = SLOW_MIN_MS + short * 1_000
  return wait <= SLOW_MAX_MS ? wait : null
}
